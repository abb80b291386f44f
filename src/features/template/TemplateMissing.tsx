import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { failureWords, toFailure } from '../../aws/failures.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'
import type { OpenTemplate } from './use-open-template.ts'

/** How far the reading of a stack's template is, or why it failed. */
export function TemplateStanding({ open }: { open: OpenTemplate }) {
  const failure = open.error && toFailure('GetTemplate', open.error)
  if (failure) {
    return (
      <FailureAlert
        title={`The template of ${open.name} cannot be read`}
        {...failureWords(failure, open.readAgain)}
      />
    )
  }
  return open.isReading ? (
    <StatusIndicator type="loading">Reading the template</StatusIndicator>
  ) : null
}

interface TemplateMissingProps {
  open: OpenTemplate
  logicalId: string
  onBack: () => void
}

/** In place of a screen about a pipeline that is not there, or not yet. */
export const TemplateMissing = ({ open, logicalId, onBack }: TemplateMissingProps) => (
  <SpaceBetween size="l">
    <TemplateStanding open={open} />
    {!open.isReading && !open.error && (
      <Box textAlign="center" padding="xxl">
        <SpaceBetween size="s">
          <Box color="text-body-secondary">
            No pipeline {logicalId} is in the template that is open.
          </Box>
          <Button onClick={onBack}>Open the template</Button>
        </SpaceBetween>
      </Box>
    )}
  </SpaceBetween>
)
