import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useNavigate } from '@tanstack/react-router'
import type { Place } from '../../aws/connection.ts'
import { hasEdits } from '../../draft/draft.ts'
import { useDraft } from '../../draft/draft-store.ts'
import { type OwningStack, templateDraftKey, templateReviewHref } from './owning-stack.ts'

interface OwnerNoteProps {
  place: Place
  owner: OwningStack
}

/** Says on a pipeline's page which stack it belongs to, and leads to the template. */
export function OwnerNote({ place, owner }: OwnerNoteProps) {
  const { stackName, logicalId } = owner
  const waiting = useDraft(templateDraftKey(place, owner))
  const navigate = useNavigate()
  const template = `/${place.connection}/${place.region}/stacks/${stackName}/template`
  const isWaiting = waiting !== undefined && hasEdits(waiting)
  return (
    <Alert
      type="info"
      header={`The stack ${stackName} owns this pipeline`}
      action={
        <SpaceBetween direction="horizontal" size="xs">
          {isWaiting && (
            <Button onClick={() => void navigate({ to: templateReviewHref(place, owner) })}>
              Review the template patch
            </Button>
          )}
          <Button
            variant="primary"
            onClick={() => void navigate({ to: `${template}/${encodeURIComponent(logicalId)}` })}
          >
            Edit in the template
          </Button>
        </SpaceBetween>
      }
    >
      <div style={{ overflowWrap: 'anywhere' }}>
        It is <Box variant="code">{logicalId}</Box> in the template of the stack. A direct edit
        drifts: the stack does not know of it, and may undo it.
        {isWaiting && ' Changes are ready for the template that the stack does not have yet.'}
      </div>
    </Alert>
  )
}
