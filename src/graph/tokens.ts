import * as tokens from '@cloudscape-design/design-tokens'
import type { CSSProperties } from 'react'
import type { StatusType } from './run-status.ts'

/**
 * Cloudscape's design tokens under the names that the style sheets of the graph use. Their own
 * names carry a hash that only the package knows.
 */
const named = {
  '--graph-canvas': tokens.colorBackgroundContainerContent,
  '--graph-stage': tokens.colorBackgroundCellShaded,
  '--graph-card': tokens.colorBackgroundContainerContent,
  '--graph-card-selected': tokens.colorBackgroundItemSelected,
  '--graph-line': tokens.colorBorderDividerDefault,
  '--graph-line-strong': tokens.colorBorderControlDefault,
  '--graph-line-faint': tokens.colorBorderDividerSecondary,
  '--graph-accent': tokens.colorBorderItemFocused,
  '--graph-heading': tokens.colorTextHeadingDefault,
  '--graph-text': tokens.colorTextBodyDefault,
  '--graph-text-secondary': tokens.colorTextBodySecondary,
  '--graph-text-inactive': tokens.colorTextStatusInactive,
  '--graph-found': tokens.colorChartsOrange600,
  '--graph-added': tokens.colorTextStatusSuccess,
  '--graph-added-fill': tokens.colorBackgroundStatusSuccess,
  '--graph-changed': tokens.colorTextStatusInfo,
  '--graph-changed-fill': tokens.colorBackgroundStatusInfo,
  '--graph-removed': tokens.colorTextStatusError,
  '--graph-removed-fill': tokens.colorBackgroundStatusError,
  '--graph-warning': tokens.colorTextStatusWarning,
  '--graph-warning-fill': tokens.colorBackgroundStatusWarning,
  '--graph-radius': tokens.borderRadiusItem,
  '--graph-stage-radius': tokens.borderRadiusContainer,
  '--graph-chip-radius': tokens.borderRadiusBadge,
  '--graph-font': tokens.fontFamilyBase,
  '--graph-font-mono': tokens.fontFamilyMonospace,
  '--graph-heading-weight': tokens.fontWeightHeadingS,
} as const

export type GraphToken = keyof typeof named

export const graphTokens: CSSProperties & Record<GraphToken, string> = named

/** The colours that Cloudscape's icons have for each kind of status. */
export const statusTokens: Readonly<Record<StatusType, string>> = {
  success: tokens.colorTextStatusSuccess,
  error: tokens.colorTextStatusError,
  'in-progress': tokens.colorTextLinkDefault,
  stopped: tokens.colorTextStatusInactive,
  pending: tokens.colorTextStatusInactive,
  'not-started': tokens.colorTextStatusInactive,
  info: tokens.colorTextLinkDefault,
}
