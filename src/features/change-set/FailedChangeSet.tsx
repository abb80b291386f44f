import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ChangeSet } from '../../aws/change-set.ts'
import { isEmptyChangeSet } from '../../template/change-set.ts'

interface FailedChangeSetProps {
  /** The stack's. */
  name: string
  changeSet: ChangeSet
  /** Deletes it and goes back to what it is made of. */
  onPrepare: () => void
}

/** A change set that can never be executed, and why. */
export function FailedChangeSet({ name, changeSet, onPrepare }: FailedChangeSetProps) {
  const { Status, StatusReason, DeploymentMode } = changeSet
  const action = <Button onClick={onPrepare}>Delete it and change the input</Button>
  if (isEmptyChangeSet(Status, StatusReason)) {
    return (
      <Alert type="info" header="There is nothing to change" action={action}>
        <SpaceBetween size="xs">
          <div>
            With this template, these parameters and these tags, {name} is what it is already.
          </div>
          {DeploymentMode !== 'REVERT_DRIFT' && (
            <div>
              CloudFormation compares with what the stack was last given, not with the resources as
              they are. If a pipeline was edited past the stack, choose the drift-aware mode to see
              and undo it.
            </div>
          )}
          <div>
            CloudFormation says: <q>{StatusReason}</q>
          </div>
        </SpaceBetween>
      </Alert>
    )
  }
  return (
    <Alert type="error" header="CloudFormation could not make the change set" action={action}>
      <div role="alert" style={{ overflowWrap: 'anywhere' }}>
        {StatusReason ?? 'CloudFormation gives no reason.'}
      </div>
    </Alert>
  )
}
