import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { StackEvent } from '../../aws/stack-events.ts'
import type { StackProgress } from '../../template/stack-events.ts'

interface RolledBackProps {
  /** The stack's. */
  name: string
  progress: Exclude<StackProgress, 'done' | 'going-on'>
  /** Whether the stack was to be made. */
  isNew: boolean
  /** The first event that failed. */
  cause: StackEvent | undefined
  onPrepare: () => void
}

const endings: Readonly<Record<RolledBackProps['progress'], string>> = {
  'rolling-back': 'failed and is being rolled back',
  'rolled-back': 'failed and was rolled back',
  failed: 'failed',
}

/** An execution that failed: its first cause, and where things stand. */
export function RolledBack({ name, progress, isNew, cause, onPrepare }: RolledBackProps) {
  return (
    <Alert
      type="error"
      header={`The ${isNew ? 'creation' : 'update'} of ${name} ${endings[progress]}`}
      action={
        progress !== 'rolling-back' && <Button onClick={onPrepare}>Back to the change set</Button>
      }
    >
      <SpaceBetween size="xs">
        {cause && (
          <div role="alert" style={{ overflowWrap: 'anywhere' }}>
            <Box fontWeight="bold" display="inline">
              First cause: {cause.LogicalResourceId}
            </Box>{' '}
            ({cause.ResourceType}): {cause.ResourceStatusReason ?? cause.ResourceStatus}
          </div>
        )}
        {progress === 'rolling-back' ? (
          <>
            <StatusIndicator type="in-progress">Rolling back</StatusIndicator>
            <div>CloudFormation puts the resources back as they were.</div>
          </>
        ) : progress === 'rolled-back' && !isNew ? (
          <div>
            Everything is as it was before. Your edited template is kept; mend it and try again.
          </div>
        ) : (
          <div>
            {isNew
              ? `Delete the stack ${name} in CloudFormation before you make it again.`
              : 'The stack needs attention in CloudFormation before it can be updated again.'}{' '}
            Your edited template is kept.
          </div>
        )}
      </SpaceBetween>
    </Alert>
  )
}
