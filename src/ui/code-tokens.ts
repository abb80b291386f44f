import * as tokens from '@cloudscape-design/design-tokens'
import type { CSSProperties } from 'react'

/** Cloudscape's design tokens under the names that code.css uses. */
export const codeTokens = {
  '--code-background': tokens.colorBackgroundContainerContent,
  '--code-heading': tokens.colorBackgroundCellShaded,
  '--code-border': tokens.colorBorderDividerDefault,
  '--code-border-faint': tokens.colorBorderDividerSecondary,
  '--code-focus': tokens.colorBorderItemFocused,
  '--code-text': tokens.colorTextBodyDefault,
  '--code-secondary': tokens.colorTextBodySecondary,
  '--code-added': tokens.colorTextStatusSuccess,
  '--code-added-fill': tokens.colorBackgroundStatusSuccess,
  '--code-removed': tokens.colorTextStatusError,
  '--code-removed-fill': tokens.colorBackgroundStatusError,
  '--code-radius': tokens.borderRadiusItem,
  '--code-font': tokens.fontFamilyMonospace,
  '--code-font-base': tokens.fontFamilyBase,
} as CSSProperties
