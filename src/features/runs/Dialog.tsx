import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { type AwsFailure, failureWords } from '../../aws/failures.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'

interface DialogProps {
  title: string
  /** The button that does it, in words. */
  confirm: string
  isPending: boolean
  /** Why it cannot be done now. */
  whyNot?: string | undefined
  onConfirm: () => void
  onClose: () => void
  children: ReactNode
}

/** Asks before something is done to a run. It stays open, with all that was typed, if that fails. */
export function Dialog(props: DialogProps) {
  const { title, confirm, isPending, whyNot, onConfirm, onClose, children } = props
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

/** Why an operation did not happen, or may have. */
export const OperationFailure = ({ title, failure }: { title: string; failure: AwsFailure }) => (
  <FailureAlert
    title={failure.kind === 'unknown-outcome' ? 'It is not known whether this happened' : title}
    {...failureWords(failure)}
  />
)
