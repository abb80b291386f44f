import type { KnownVersion, VersionHistory } from '../../aws/history.ts'

/** `3`, `3 and 4`, `3 to 6`, `1, 3 to 6 and 9`. */
function listed(versions: readonly number[]): string {
  const runs: number[][] = []
  for (const version of versions.toSorted((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run?.at(-1) === version - 1) run.push(version)
    else runs.push([version])
  }
  const texts = runs.flatMap((run) =>
    run.length > 2 ? [`${run[0]} to ${run.at(-1)}`] : run.map(String),
  )
  const last = texts.pop() ?? ''
  return texts.length > 0 ? `${texts.join(', ')} and ${last}` : last
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const named = (versions: readonly number[]) =>
  `${versions.length === 1 ? 'version' : 'versions'} ${listed(versions)}`

/**
 * Who keeps which version and what is not known, once every version has been asked for.
 * Source: https://github.com/boto/boto3/issues/3760 (AWS keeps about the last ten)
 */
export function historyNotes({ versions, keepsNone }: VersionHistory): string[] {
  const by = (keeper: KnownVersion['keptBy']) =>
    versions.filter(({ keptBy }) => keptBy === keeper).map(({ version }) => version)
  const [aws, browser] = [by('aws'), by('browser')]
  const known = new Set([...aws, ...browser])
  const newest = versions[0]?.version ?? 0
  const lost = Array.from({ length: newest }, (_, index) => index + 1).filter(
    (version) => !known.has(version),
  )
  const [it, is] = lost.length === 1 ? ['it', 'is'] : ['them', 'are']
  const areKept = browser.length === 1 ? 'is' : 'are'
  return [
    `AWS keeps about the last ten versions of a pipeline; of this one it has ${named(aws)}.`,
    ...(browser.length > 0
      ? [`${capital(named(browser))} ${areKept} kept by this browser only.`]
      : []),
    ...(lost.length > 0
      ? [
          `${capital(named(lost))} ${is} not known: AWS keeps ${it} no more, and this browser has not read ${it}.`,
        ]
      : []),
    ...(versions.some(({ made }) => !made)
      ? ['Where no time is known, AWS has told only when the pipeline was last updated.']
      : []),
    keepsNone === undefined
      ? 'This browser keeps the versions it reads, at most 100 of a pipeline, as AWS answers them: secrets stay masked.'
      : `This browser cannot keep versions (${keepsNone}), so only those that AWS has are shown.`,
  ]
}
