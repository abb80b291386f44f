/** One released version, or what is to be released. */
export interface Release {
  title: string
  /** Such as Added and Fixed, each with its sentences. */
  parts: { title: string; items: string[] }[]
}

/** Releases of a changelog in the form of https://keepachangelog.com, in its order. */
export function readChangelog(text: string): Release[] {
  const releases: Release[] = []
  for (const line of text.split(/\r?\n/)) {
    const release = releases.at(-1)
    const part = release?.parts.at(-1)
    const [, sign = '', words = ''] = /^(## |### |- | {2,})(.*)$/.exec(line) ?? []
    if (sign === '## ') releases.push({ title: plain(words), parts: [] })
    else if (sign === '### ') release?.parts.push({ title: plain(words), items: [] })
    else if (sign === '- ') part?.items.push(plain(words))
    else if (sign !== '' && part && part.items.length > 0) {
      part.items.push(`${part.items.pop()} ${plain(words)}`)
    }
  }
  return releases
}

/** Without the marks of Markdown. */
const plain = (words: string) =>
  words
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[`*[\]]/g, '')
    .trim()
