import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

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
    <Modal
      visible
      header={title}
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
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
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">{children}</SpaceBetween>
    </Modal>
  )
}
