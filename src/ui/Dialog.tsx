import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { DialogFrame } from './DialogFrame.tsx'

interface DialogProps {
  title: string
  /** The button that does it, in words. */
  confirm: string
  isPending?: boolean
  /** Why it cannot be done now. */
  whyNot?: string | undefined
  onConfirm: () => void
  onClose: () => void
  children: ReactNode
}

/** Asks before something is done. It stays open, with all that was typed, if that fails. */
export function Dialog(props: DialogProps) {
  const { title, confirm, isPending = false, whyNot, onConfirm, onClose, children } = props
  return (
    <DialogFrame
      title={title}
      onClose={onClose}
      buttons={
        <>
          <Button variant="link" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            loading={isPending}
            {...(whyNot !== undefined && { disabled: true, disabledReason: whyNot })}
            onClick={onConfirm}
          >
            {confirm}
          </Button>
        </>
      }
    >
      <SpaceBetween size="m">{children}</SpaceBetween>
    </DialogFrame>
  )
}
