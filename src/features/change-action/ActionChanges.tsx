import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ComponentType, useState } from 'react'
import type { Place } from '../../aws/connection.ts'
import { findAction } from '../../pipeline/names.ts'
import { ChangeRegionDialog } from './ChangeRegionDialog.tsx'
import { DuplicateDialog } from './DuplicateDialog.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { RemoveDialog } from './RemoveDialog.tsx'
import type { AskForBucket, DialogProps } from './dialog-props.ts'
import { useChangedDraft, type Written } from './use-changed-draft.ts'

interface ActionChangesProps {
  place: Place
  name: string
  stage: string
  action: string
  /** One menu instead of buttons, where many actions stand below each other. */
  asMenu?: boolean
  BucketQuestion: AskForBucket
  /** Where the pipeline is no live one. */
  written?: Written | undefined
  onReview: () => void
}

const ways: readonly { id: string; text: string; Dialog: ComponentType<DialogProps> }[] = [
  { id: 'region', text: 'Change region', Dialog: ChangeRegionDialog },
  { id: 'move', text: 'Move', Dialog: MoveDialog },
  { id: 'duplicate', text: 'Duplicate to another region', Dialog: DuplicateDialog },
  { id: 'remove', text: 'Remove', Dialog: RemoveDialog },
]

/** What can be changed about one action; each change goes to the draft and leads to the review. */
export function ActionChanges(props: ActionChangesProps) {
  const { place, name, stage, action: actionName, asMenu, BucketQuestion, onReview } = props
  const { changing, save } = useChangedDraft(place, name, props.written)
  const [open, setOpen] = useState<string>()
  if (!changing) return null
  const action = findAction(changing.pipeline, stage, actionName)
  if (!action) {
    return (
      <Box color="text-body-secondary">
        Your draft removes, moves or renames {actionName}. Review or discard the draft first.
      </Box>
    )
  }
  const Dialog = ways.find(({ id }) => id === open)?.Dialog
  return (
    <>
      {asMenu ? (
        <ButtonDropdown
          items={ways.map(({ id, text }) => ({ id, text }))}
          ariaLabel={`Change ${actionName}`}
          expandToViewport
          onItemClick={({ detail }) => setOpen(detail.id)}
        >
          Change
        </ButtonDropdown>
      ) : (
        <SpaceBetween direction="horizontal" size="xs">
          {ways.map(({ id, text }) => (
            <Button key={id} onClick={() => setOpen(id)}>
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
          onClose={() => setOpen(undefined)}
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
