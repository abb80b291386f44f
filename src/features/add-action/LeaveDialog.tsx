import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'

interface LeaveDialogProps {
  name: string
  onStay: () => void
  onKeep: () => void
  onDiscard: () => void
}

/** Asked when a person leaves answers behind. */
export function LeaveDialog({ name, onStay, onKeep, onDiscard }: LeaveDialogProps) {
  return (
    <Modal
      visible
      header="Leave the wizard?"
      closeAriaLabel="Stay in the wizard"
      onDismiss={onStay}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onStay}>
              Stay
            </Button>
            <Button onClick={onDiscard}>Discard draft</Button>
            <Button variant="primary" onClick={onKeep}>
              Leave and keep the draft
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      A draft that you keep waits in this browser, on the page of {name}. Discarding it removes your
      answers.
    </Modal>
  )
}
