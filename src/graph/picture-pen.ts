import type { Point } from './routes.ts'

/** How text is set; pixels. */
export interface Lettering {
  size: number
  bold?: boolean
  mono?: boolean
}

/** What a picture takes from the page that it is made on. */
export interface Pen {
  /** The colour that a design token stands for, as any program that reads SVG knows it. */
  color: (token: string | undefined) => string
  /** Width in pixels. */
  measure: (text: string, lettering: Lettering) => number
  fonts: { sans: string; mono: string }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

export const escapeXml = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign)

type Attributes = Readonly<Record<string, string | number | undefined>>

/** One SVG element; attributes that are undefined are left out. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('')
  return content ? `<${name}${written}>${content}</${name}>` : `<${name}${written}/>`
}

export const group = (at: Point, ...content: readonly string[]): string =>
  element('g', { transform: `translate(${at.x} ${at.y})` }, content.join(''))

/** The longest beginning of a text that fits, with an ellipsis where something was left out. */
export function fit(pen: Pen, text: string, width: number, lettering: Lettering): string {
  if (pen.measure(text, lettering) <= width) return text
  let [kept, beyond] = [0, text.length]
  while (beyond - kept > 1) {
    const middle = (kept + beyond) >> 1
    if (pen.measure(`${text.slice(0, middle)}…`, lettering) <= width) kept = middle
    else beyond = middle
  }
  return `${text.slice(0, kept).trimEnd()}…`
}

interface TextOptions extends Lettering {
  /** Left end, or the middle, or the right end, by `anchor`. */
  x: number
  /** Middle of the line. */
  y: number
  fill: string
  anchor?: 'start' | 'middle' | 'end'
  /** Wider text is cut. */
  width?: number
  struck?: boolean
}

export function textLine(pen: Pen, text: string, options: TextOptions): string {
  const { x, y, size, bold, mono, fill, anchor, width, struck } = options
  const shown = width === undefined ? text : fit(pen, text, width, options)
  return element(
    'text',
    {
      x,
      // Letters stand on the baseline, which lies below the middle of the line.
      y: y + size * 0.35,
      fill,
      'font-size': size,
      'font-family': mono ? pen.fonts.mono : pen.fonts.sans,
      'font-weight': bold ? 700 : undefined,
      'text-anchor': anchor === 'start' ? undefined : anchor,
      'text-decoration': struck ? 'line-through' : undefined,
    },
    escapeXml(shown),
  )
}
