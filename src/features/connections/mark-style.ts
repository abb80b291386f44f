import * as tokens from '@cloudscape-design/design-tokens'
import type { CSSProperties } from 'react'
import type { MarkColor } from './connection-marks.ts'

const fills: Record<MarkColor, string> = {
  grey: tokens.colorBackgroundNotificationGrey,
  blue: tokens.colorBackgroundNotificationBlue,
  green: tokens.colorBackgroundNotificationGreen,
  yellow: tokens.colorBackgroundNotificationYellow,
  red: tokens.colorBackgroundNotificationRed,
}

/** The variables that mark.css draws with; text and fill are Cloudscape's own pairs. */
export const markStyle = (color: MarkColor) =>
  ({
    '--mark-fill': fills[color],
    '--mark-text':
      color === 'yellow' ? tokens.colorTextNotificationYellow : tokens.colorTextNotificationDefault,
    '--mark-font': tokens.fontFamilyBase,
  }) as CSSProperties

export const colorNames: Record<MarkColor, string> = {
  grey: 'Grey',
  blue: 'Blue',
  green: 'Green',
  yellow: 'Yellow',
  red: 'Red',
}
