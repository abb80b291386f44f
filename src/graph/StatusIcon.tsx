import Icon, { type IconProps } from '@cloudscape-design/components/icon'
import { memo } from 'react'
import type { StatusType } from './run-status.ts'

const icons: Record<StatusType, Pick<IconProps, 'name' | 'variant'>> = {
  success: { name: 'status-positive', variant: 'success' },
  error: { name: 'status-negative', variant: 'error' },
  'in-progress': { name: 'status-in-progress', variant: 'link' },
  stopped: { name: 'status-stopped', variant: 'subtle' },
  pending: { name: 'status-pending', variant: 'subtle' },
  'not-started': { name: 'status-not-started', variant: 'subtle' },
  info: { name: 'status-info', variant: 'link' },
}

/** A status by shape and colour; the name of what carries it says it in words. */
export const StatusIcon = memo(({ type }: { type: StatusType }) => (
  <Icon {...icons[type]} size="small" />
))
StatusIcon.displayName = 'StatusIcon'
