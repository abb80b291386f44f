import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Place } from '../../aws/connection.ts'
import { findAction } from '../../pipeline/names.ts'
import { outcomeOf } from './outcome.ts'
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
  onReview: () => void
}

/** What can be changed about one action; each change is asked for in a form of its own. */
export function ActionChanges(props: ActionChangesProps) {
  const { place, name, stage, action, asMenu, onAsk, onReview } = props
  const { changing, save } = useChangedDraft(place, name, props.written)
  if (!changing) return null
  const found = findAction(changing.pipeline, stage, action)
  if (!found) {
    return (
      <Box color="text-body-secondary">
        Your draft removes, moves or renames {action}. Review or discard the draft first.
      </Box>
    )
  }
  const offered = ways.filter(({ isFor }) => isFor?.(found) ?? true)
  const take = (id: string) => {
    const way = offered.find((one) => one.id === id)
    if (!way) return
    if (way.id !== 'polling') return onAsk(wayText(way.id, { stage, action }))
    save(outcomeOf(changing, way.edits({ stage, action })).draft)
    onReview()
  }
  return asMenu ? (
    <ButtonDropdown
      items={offered.map(({ id, text }) => ({ id, text }))}
      ariaLabel={`Change ${action}`}
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
  )
}
