const weights = new Set(['400', '700'])

/**
 * The page's own font, as CSS that needs no further file: a picture that is opened elsewhere then
 * has the same letters. Empty where the page has none of its own.
 */
export async function embeddedFontFaces(family: string): Promise<string> {
  const faces = [...document.styleSheets].flatMap(facesOf).filter(({ style }) => {
    const own = style.getPropertyValue('font-family').replaceAll(/["']/g, '')
    return (
      family.includes(own) &&
      weights.has(style.getPropertyValue('font-weight')) &&
      style.getPropertyValue('font-style') !== 'italic'
    )
  })
  return (await Promise.all(faces.map(embed))).join('\n')
}

function facesOf(sheet: CSSStyleSheet): CSSFontFaceRule[] {
  try {
    return [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule)
  } catch {
    // A browser extension's sheet may not be read.
    return []
  }
}

const address = /url\("?([^")]+)"?\)/

async function embed(face: CSSFontFaceRule): Promise<string> {
  const [written = '', url = ''] = address.exec(face.style.getPropertyValue('src')) ?? []
  if (!url || url.startsWith('data:')) return face.cssText
  const base = face.parentStyleSheet?.href ?? document.baseURI
  const answer = await fetch(new URL(url, base))
  const data = await asDataUrl(await answer.blob())
  return face.cssText.replace(written, `url("${data}")`)
}

const asDataUrl = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(reader.result as string))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('Unreadable font')))
    reader.readAsDataURL(blob)
  })
