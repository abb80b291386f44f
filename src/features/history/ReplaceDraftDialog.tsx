import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Draft } from '../../draft/draft.ts'
import { lossesOf } from '../../draft/losses.ts'
import { Sentences } from '../../ui/Sentences.tsx'

interface ReplaceDraftDialogProps {
  draft: Draft
  /** The version to restore. */
  version: number
  onCancel: () => void
  onOpenDraft: () => void
  onReplace: () => void
}

/** Asked before a restore takes the place of changes that are not submitted. */
export function ReplaceDraftDialog(props: ReplaceDraftDialogProps) {
  const { draft, version, onCancel, onOpenDraft, onReplace } = props
  return (
    <Modal
      visible
      header={`Replace your draft of ${draft.pipeline}?`}
      closeAriaLabel="Keep the draft"
      onDismiss={onCancel}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onCancel}>
              Cancel
            </Button>
            <Button onClick={onReplace}>Replace the draft</Button>
            <Button variant="primary" onClick={onOpenDraft}>
              Open the draft
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      You have changes to this pipeline that are not submitted. Restoring version {version} takes
      their place. These would be lost:
      <Sentences texts={lossesOf(draft)} />
    </Modal>
  )
}
