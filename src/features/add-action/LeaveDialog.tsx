import Button from '@cloudscape-design/components/button'
import { DialogFrame } from '../../ui/DialogFrame.tsx'

interface LeaveDialogProps {
  name: string
  onStay: () => void
  onKeep: () => void
  onDiscard: () => void
}

/** Asked when a person leaves answers behind. */
export function LeaveDialog({ name, onStay, onKeep, onDiscard }: LeaveDialogProps) {
  return (
    <DialogFrame
      title="Leave the wizard?"
      closeLabel="Stay in the wizard"
      onClose={onStay}
      buttons={
        <>
          <Button variant="link" onClick={onStay}>
            Stay
          </Button>
          <Button onClick={onDiscard}>Discard draft</Button>
          <Button variant="primary" onClick={onKeep}>
            Leave and keep the draft
          </Button>
        </>
      }
    >
      A draft that you keep waits in this browser, on the page of {name}. Discarding it removes your
      answers.
    </DialogFrame>
  )
}
