import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import type { ReactNode } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import { Sentences } from '../../ui/Sentences.tsx'
import type { Outcome } from './outcome.ts'

interface ChangeDialogProps {
  title: string
  /** The button that takes the change into the draft, in words. */
  confirm: string
  /** What the form amounts to; undefined while a question is open. */
  outcome: Outcome | undefined
  /** The question that is open. */
  open?: string | undefined
  onConfirm: (outcome: Outcome) => void
  onClose: () => void
  children: ReactNode
}

/** A small form whose edits go to the draft; nothing is sent before the review. */
export function ChangeDialog(props: ChangeDialogProps) {
  const { title, confirm, outcome, open, onConfirm, onClose, children } = props
  const { errors = [], warnings = [] } = outcome ?? {}
  const reason = open ?? (errors.length > 0 ? 'Settle what is wrong first.' : undefined)
  return (
    <Dialog
      title={title}
      confirm={confirm}
      whyNot={reason}
      onConfirm={() => outcome && onConfirm(outcome)}
      onClose={onClose}
    >
      {children}
      {errors.length > 0 && (
        <Alert type="error" header="This does not work">
          <Sentences texts={errors} />
        </Alert>
      )}
      {warnings.length > 0 && (
        <Alert type="warning" header="Worth a look">
          <Sentences texts={warnings} />
        </Alert>
      )}
      <Box color="text-body-secondary">
        The change goes to your draft. Nothing is sent before you have reviewed it.
      </Box>
    </Dialog>
  )
}
