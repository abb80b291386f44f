import Button from '@cloudscape-design/components/button'
import { DialogFrame } from '../../ui/DialogFrame.tsx'

interface LeaveDialogProps {
  isPending: boolean
  onStay: () => void
  onKeep: () => void
  onDelete: () => void
}

/** Asked when a person leaves a change set that has not been executed. */
export function LeaveDialog({ isPending, onStay, onKeep, onDelete }: LeaveDialogProps) {
  return (
    <DialogFrame
      title="Leave the change set?"
      closeLabel="Stay at the change set"
      onClose={onStay}
      buttons={
        <>
          <Button variant="link" onClick={onStay}>
            Stay
          </Button>
          <Button onClick={onKeep}>Leave and keep it</Button>
          <Button variant="primary" loading={isPending} onClick={onDelete}>
            Delete and leave
          </Button>
        </>
      }
    >
      It has not been executed. A change set that is kept can be executed later, by its address or
      in the AWS console. Deleting it changes nothing of the stack, and your edited template stays.
    </DialogFrame>
  )
}
