import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ComponentType, useState } from 'react'
import type { Place } from '../../aws/connection.ts'
import type { ActionPlace } from '../../pipeline/action-edits.ts'
import type { Edit } from '../../pipeline/edits.ts'
import { findAction } from '../../pipeline/names.ts'
import type { Action } from '../../pipeline/pipeline.ts'
import { isGitHubV1, isPolling, stopPolling } from '../../pipeline/source-edits.ts'
import { ChangeRegionDialog } from './ChangeRegionDialog.tsx'
import { ConnectionDialog } from './ConnectionDialog.tsx'
import { DuplicateDialog } from './DuplicateDialog.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { RemoveDialog } from './RemoveDialog.tsx'
import type { AskForBucket, DialogProps } from './dialog-props.ts'
import { outcomeOf } from './outcome.ts'
import { useChangedDraft } from './use-changed-draft.ts'

interface ActionChangesProps {
  place: Place
  name: string
  stage: string
  action: string
  /** One menu instead of buttons, where many actions stand below each other. */
  asMenu?: boolean
  /** A way that is open from the start. */
  asked?: { way: string; onClose: () => void } | undefined
  BucketQuestion: AskForBucket
  onReview: () => void
}

interface Way {
  id: string
  text: string
  /** The actions that it is offered for; all where it does not say. */
  isFor?: (action: Action) => boolean
  /** A form, or edits that need none. */
  by: { Dialog: ComponentType<DialogProps> } | { edits: (place: ActionPlace) => Edit[] }
}

const ways: readonly Way[] = [
  {
    id: 'connection',
    text: 'Move to a connection',
    isFor: isGitHubV1,
    by: { Dialog: ConnectionDialog },
  },
  { id: 'polling', text: 'Stop polling', isFor: isPolling, by: { edits: stopPolling } },
  { id: 'region', text: 'Change region', by: { Dialog: ChangeRegionDialog } },
  { id: 'move', text: 'Move', by: { Dialog: MoveDialog } },
  { id: 'duplicate', text: 'Duplicate to another region', by: { Dialog: DuplicateDialog } },
  { id: 'remove', text: 'Remove', by: { Dialog: RemoveDialog } },
]

/** What can be changed about one action; each change goes to the draft and leads to the review. */
export function ActionChanges(props: ActionChangesProps) {
  const { place, name, stage, action: actionName, asMenu, asked } = props
  const { BucketQuestion, onReview } = props
  const { changing, save } = useChangedDraft(place, name)
  const [open, setOpen] = useState<string | undefined>(asked?.way)
  if (!changing) return null
  const action = findAction(changing.pipeline, stage, actionName)
  if (!action) {
    return (
      <Box color="text-body-secondary">
        Your draft removes, moves or renames {actionName}. Review or discard the draft first.
      </Box>
    )
  }
  const offered = ways.filter(({ isFor }) => isFor?.(action) ?? true)
  const by = offered.find(({ id }) => id === open)?.by
  const Dialog = by && 'Dialog' in by ? by.Dialog : undefined
  const close = () => {
    setOpen(undefined)
    asked?.onClose()
  }
  const take = (way: string) => {
    const chosen = offered.find(({ id }) => id === way)?.by
    if (!chosen || 'Dialog' in chosen) return setOpen(way)
    save(outcomeOf(changing.draft, chosen.edits({ stage, action: actionName })).draft)
    onReview()
  }
  return (
    <>
      {asMenu ? (
        <ButtonDropdown
          items={offered.map(({ id, text }) => ({ id, text }))}
          ariaLabel={`Change ${actionName}`}
          expandToViewport
          onItemClick={({ detail }) => take(detail.id)}
        >
          Change
        </ButtonDropdown>
      ) : (
        <SpaceBetween direction="horizontal" size="xs">
          {offered.map(({ id, text }) => (
            <Button key={id} onClick={() => take(id)}>
              {text}
            </Button>
          ))}
        </SpaceBetween>
      )}
      {Dialog && (
        <Dialog
          place={place}
          changing={changing}
          stage={stage}
          action={action}
          BucketQuestion={BucketQuestion}
          onClose={close}
          onConfirm={({ draft }) => {
            setOpen(undefined)
            save(draft)
            onReview()
          }}
        />
      )}
    </>
  )
}
