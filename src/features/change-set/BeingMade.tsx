import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import ProgressBar from '@cloudscape-design/components/progress-bar'

interface BeingMadeProps {
  /** AWS's word; undefined while it is asked for. */
  status: string | undefined
  canStop: boolean
  isStopping: boolean
  onStop: () => void
}

const steps: Readonly<Record<string, { text: string; percent: number }>> = {
  CREATE_PENDING: { text: 'Waiting for CloudFormation', percent: 30 },
  CREATE_IN_PROGRESS: { text: 'CloudFormation compares the template with the stack', percent: 65 },
}

/** A change set that CloudFormation is working out. */
export function BeingMade({ status, canStop, isStopping, onStop }: BeingMadeProps) {
  const { text, percent } = steps[status ?? ''] ?? {
    text: 'Asking for the change set',
    percent: 10,
  }
  return (
    <Alert
      type="info"
      header="The change set is being made"
      action={
        canStop && (
          <Button loading={isStopping} onClick={onStop}>
            Stop and delete
          </Button>
        )
      }
    >
      <ProgressBar
        value={percent}
        label={text}
        description="Nothing of the stack changes. You can leave this page and come back to its address."
      />
    </Alert>
  )
}
