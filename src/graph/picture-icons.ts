import type { Mark } from './change-target.ts'
import { element } from './picture-pen.ts'
import type { StatusType } from './run-status.ts'

type IconName = StatusType | Mark | 'warning' | 'crosses'

const ring = 'M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1z'

/** Lines on a field of 16 by 16, after the icons that the page shows. */
const paths: Readonly<Record<IconName, string>> = {
  success: `${ring}M5 8l2 2l4 -4`,
  error: `${ring}M5.5 5.5l5 5m0 -5l-5 5`,
  'in-progress': `${ring}M4.8 8h.01M8 8h.01M11.2 8h.01`,
  stopped: `${ring}M5 8h6`,
  pending: `${ring}M8 4.5V8l2.5 1.5`,
  'not-started': ring,
  info: `${ring}M8 7.5v4M8 4.6v.01`,
  warning: 'M8 1.5L15 14H1zM8 6v4M8 12v.01',
  added: 'M8 2v12M2 8h12',
  removed: 'M2 8h12',
  changed: 'M2 14l1 -4l8 -8l3 3l-8 8z',
  moved: 'M2 8h12M9 3l5 5l-5 5',
  // An arrow through a border, as the region badge has it.
  crosses: 'M5.3 1.3v3.4M5.3 11.3v3.4M1.3 8h12.7M10 4l4 4l-4 4',
}

/** An icon with its upper left corner at x and y. */
export const icon = (
  name: IconName,
  { x, y, size, stroke }: { x: number; y: number; size: number; stroke: string },
): string =>
  element('path', {
    d: paths[name],
    transform: `translate(${x} ${y}) scale(${size / 16})`,
    fill: 'none',
    stroke,
    'stroke-width': 2,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  })
