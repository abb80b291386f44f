import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'

interface LeaveDialogProps {
  isPending: boolean
  onStay: () => void
  onKeep: () => void
  onDelete: () => void
}

/** Asked when a person leaves a change set that has not been executed. */
export function LeaveDialog({ isPending, onStay, onKeep, onDelete }: LeaveDialogProps) {
  return (
    <Modal
      visible
      header="Leave the change set?"
      closeAriaLabel="Stay at the change set"
      onDismiss={onStay}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onStay}>
              Stay
            </Button>
            <Button onClick={onKeep}>Leave and keep it</Button>
            <Button variant="primary" loading={isPending} onClick={onDelete}>
              Delete and leave
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      It has not been executed. A change set that is kept can be executed later, by its address or
      in the AWS console. Deleting it changes nothing of the stack, and your edited template stays.
    </Modal>
  )
}
