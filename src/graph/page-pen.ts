import * as tokens from '@cloudscape-design/design-tokens'
import type { Lettering, Pen } from './picture-pen.ts'

const variable = /^var\((--[\w-]+),\s*(.*)\)$/

/** What a token stands for in light mode, which is what paper needs; Cloudscape writes it along. */
export const inLightMode = (token: string | undefined): string =>
  variable.exec(token ?? '')?.[2] ?? token ?? 'currentColor'

/** Draws in the colours and letters that the page has now. */
export function pagePen(): Pen {
  const style = getComputedStyle(document.body)
  const resolve = (token: string | undefined) => {
    const [, name = ''] = variable.exec(token ?? '') ?? []
    return (name && style.getPropertyValue(name).trim()) || inLightMode(token)
  }
  return penWith(resolve)
}

/** Draws as on the page in light mode, whatever the page has now. */
export const paperPen = (): Pen => penWith(inLightMode)

function penWith(resolve: (token: string | undefined) => string): Pen {
  const known = new Map<string | undefined, string>()
  const color = (token: string | undefined) => {
    const found = known.get(token) ?? resolve(token)
    known.set(token, found)
    return found
  }
  const fonts = {
    sans: resolve(tokens.fontFamilyBase),
    mono: resolve(tokens.fontFamilyMonospace),
  }
  const canvas = document.createElement('canvas').getContext('2d')
  const measure = (text: string, { size, bold, mono }: Lettering) => {
    // Without a canvas nothing else on the page works either; a guess is good enough.
    if (!canvas) return text.length * size * 0.6
    canvas.font = `${bold ? 700 : 400} ${size}px ${mono ? fonts.mono : fonts.sans}`
    return canvas.measureText(text).width
  }
  return { color, measure, fonts }
}
