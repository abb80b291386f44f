import Button from '@cloudscape-design/components/button'
import type { Draft } from '../../draft/draft.ts'
import { lossesOf } from '../../draft/losses.ts'
import { DialogFrame } from '../../ui/DialogFrame.tsx'
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
    <DialogFrame
      title={`Replace your draft of ${draft.pipeline}?`}
      closeLabel="Keep the draft"
      onClose={onCancel}
      buttons={
        <>
          <Button variant="link" onClick={onCancel}>
            Cancel
          </Button>
          <Button onClick={onReplace}>Replace the draft</Button>
          <Button variant="primary" onClick={onOpenDraft}>
            Open the draft
          </Button>
        </>
      }
    >
      You have changes to this pipeline that are not submitted. Restoring version {version} takes
      their place. These would be lost:
      <Sentences texts={lossesOf(draft)} />
    </DialogFrame>
  )
}
