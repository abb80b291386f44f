import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { ActionExecutionDetail } from '../../aws/executions.ts'
import { runStatus } from '../../graph/run-status.ts'
import { runSummary } from '../../pipeline/run-summary.ts'
import { ExternalLink } from '../../ui/ExternalLink.tsx'
import { safeLink } from '../../ui/safe-link.ts'

/** How an action ended: AWS's words, and its provider's page. */
export function ActionStatus({ action }: { action: ActionExecutionDetail }) {
  const { type, text } = runStatus(action.status)
  const result = action.output?.executionResult
  const { code, message } = result?.errorDetails ?? {}
  const link = safeLink(result?.externalExecutionUrl)
  return (
    <SpaceBetween size="xxxs">
      <StatusIndicator type={type}>{text}</StatusIndicator>
      {(code ?? message) && (
        <Box color="text-status-error">
          {code && <Box variant="code">{code}</Box>} {message}
        </Box>
      )}
      {result?.externalExecutionSummary && <Box>{runSummary(result.externalExecutionSummary)}</Box>}
      {link && <ExternalLink href={link}>Open in AWS</ExternalLink>}
    </SpaceBetween>
  )
}
