import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useNavigate } from '@tanstack/react-router'
import type { Place } from '../../aws/connection.ts'
import { hasEdits } from '../../draft/draft.ts'
import { draftStore, useDraft } from '../../draft/draft-store.ts'

interface DraftNoteProps {
  place: Place
  name: string
  /** The version AWS has now. */
  version: number
}

/** Says that a draft of this pipeline is waiting, and leads back to it. */
export function DraftNote({ place, name, version }: DraftNoteProps) {
  const key = { ...place, pipeline: name }
  const draft = useDraft(key)
  const navigate = useNavigate()
  if (!draft || !hasEdits(draft)) return null
  const params = { ...place, name }
  return (
    <Alert
      type="info"
      header="You have changes that are not submitted"
      action={
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={() => draftStore.remove(key)}>Discard draft</Button>
          <Button
            onClick={() =>
              void navigate({
                to: `/$connection/$region/pipelines/$name/${draft.answers ? 'add-action' : 'review'}`,
                params,
              })
            }
          >
            Continue editing
          </Button>
        </SpaceBetween>
      }
    >
      {draft.base.version === version
        ? `The draft is based on version ${version}, the present one.`
        : `The draft is based on version ${draft.base.version}; the pipeline is at version ${version} now.`}
    </Alert>
  )
}
