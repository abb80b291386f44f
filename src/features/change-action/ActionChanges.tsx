import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Place } from '../../aws/connection.ts'
import { findAction } from '../../pipeline/names.ts'
import { useChangedDraft, type Written } from './use-changed-draft.ts'
import { ways, wayText } from './ways.ts'

interface ActionChangesProps {
  place: Place
  name: string
  stage: string
  action: string
  /** One menu instead of buttons, where many actions stand below each other. */
  asMenu?: boolean
  /** Where the pipeline is no live one. */
  written?: Written | undefined
  /** Opens the form that a text of `wayText` names. */
  onAsk: (change: string) => void
}

/** What can be changed about one action; each change is asked for in a form of its own. */
export function ActionChanges(props: ActionChangesProps) {
  const { place, name, stage, action, asMenu, onAsk } = props
  const { changing } = useChangedDraft(place, name, props.written)
  if (!changing) return null
  if (!findAction(changing.pipeline, stage, action)) {
    return (
      <Box color="text-body-secondary">
        Your draft removes, moves or renames {action}. Review or discard the draft first.
      </Box>
    )
  }
  const items = ways.map(({ id, text }) => ({ id: wayText(id, { stage, action }), text }))
  return asMenu ? (
    <ButtonDropdown
      items={items}
      ariaLabel={`Change ${action}`}
      expandToViewport
      onItemClick={({ detail }) => onAsk(detail.id)}
    >
      Change
    </ButtonDropdown>
  ) : (
    <SpaceBetween direction="horizontal" size="xs">
      {items.map(({ id, text }) => (
        <Button key={id} onClick={() => onAsk(id)}>
          {text}
        </Button>
      ))}
    </SpaceBetween>
  )
}
