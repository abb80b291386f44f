import Box from '@cloudscape-design/components/box'
import Modal, { type ModalProps } from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

interface DialogFrameProps {
  title: string
  /** What the cross comes to, in words. */
  closeLabel?: string
  size?: ModalProps.Size
  /** From the one that leaves all as it is to the one that is meant. */
  buttons: ReactNode
  onClose: () => void
  children: ReactNode
}

/** A question before everything else, with its answers as buttons. */
export function DialogFrame(props: DialogFrameProps) {
  const { title, closeLabel = 'Close', size = 'medium', buttons, onClose, children } = props
  return (
    <Modal
      visible
      size={size}
      header={title}
      closeAriaLabel={closeLabel}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            {buttons}
          </SpaceBetween>
        </Box>
      }
    >
      {children}
    </Modal>
  )
}
