import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'

interface GoneChangeSetProps {
  /** The stack's. */
  name: string
  onLookAgain: () => void
  onPrepare: () => void
}

/** An address of a change set that CloudFormation does not know. */
export function GoneChangeSet({ name, onLookAgain, onPrepare }: GoneChangeSetProps) {
  return (
    <Alert
      type="warning"
      header="There is no such change set"
      action={
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={onLookAgain}>Look again</Button>
          <Button onClick={onPrepare}>Create a change set</Button>
        </SpaceBetween>
      }
    >
      It was not made, or it has been deleted, or another change set of {name} has been executed
      since. Your edited template is kept.
    </Alert>
  )
}
