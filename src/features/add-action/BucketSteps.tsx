import Box from '@cloudscape-design/components/box'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator'
import type { BucketProgress } from '../../aws/create-bucket.ts'
import type { BucketStep } from '../../pipeline/bucket-plan.ts'
import { JsonView } from '../../ui/JsonView.tsx'

interface BucketStepsProps {
  steps: readonly BucketStep[]
  /** Absent until the making has begun. */
  progress: BucketProgress | undefined
}

/** The calls that make a bucket, in order, each with its input, and how far they have come. */
export function BucketSteps({ steps, progress }: BucketStepsProps) {
  return (
    <SpaceBetween size="xs">
      <Box variant="h3">{progress ? 'Progress' : 'What will be created'}</Box>
      <ol aria-label="Steps" style={{ margin: 0, paddingInlineStart: 24 }}>
        {steps.map((step, index) => (
          <li key={step.operation}>
            {progress ? (
              <StatusIndicator type={statusOf(index, progress)}>
                {step.title}
                {remarkOn(index, progress)}
              </StatusIndicator>
            ) : (
              step.title
            )}
          </li>
        ))}
      </ol>
      <ExpandableSection headerText="The exact calls">
        <JsonView
          label="Calls to S3"
          text={JSON.stringify(steps.map(({ operation, input }) => ({ [operation]: input })))}
        />
      </ExpandableSection>
    </SpaceBetween>
  )
}

/** What became of a step of a making that failed. */
function remarkOn(index: number, { done, failed, undo }: BucketProgress): string {
  if (!failed) return ''
  if (index > failed.step) return ' (not done)'
  return undo?.state === 'done' && index < done ? ' (undone)' : ''
}

function statusOf(index: number, progress: BucketProgress): StatusIndicatorProps.Type {
  const { done, failed, undo, isFinished } = progress
  if (failed?.step === index) return 'error'
  if (index < done) return undo?.state === 'done' ? 'stopped' : 'success'
  if (failed) return 'stopped'
  return index === done && !isFinished ? 'in-progress' : 'pending'
}
