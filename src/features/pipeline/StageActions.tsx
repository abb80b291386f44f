import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Place } from '../../aws/connection.ts'
import { RegionBadge } from '../../graph/RegionBadge.tsx'
import { regionOf, type Stage } from '../../pipeline/pipeline.ts'
import { ScreenLink } from '../../ui/ScreenLink.tsx'
import type { ChangeParts } from './change-parts.ts'

interface StageActionsProps {
  place: Place
  name: string
  stage: Stage
  /** Undefined where nothing can be changed from here. */
  changes: ChangeParts | undefined
  onSelect: (action: string) => void
}

/** The actions of a stage, each with what can be changed about it. */
export function StageActions({ place, name, stage, changes, onSelect }: StageActionsProps) {
  return (
    <SpaceBetween size="s">
      <Header variant="h3">Actions</Header>
      {stage.actions.map((action) => (
        <SpaceBetween key={action.name} size="xxs">
          <Box>
            <ScreenLink variant="primary" onFollow={() => onSelect(action.name)}>
              {action.name}
            </ScreenLink>{' '}
            <RegionBadge region={regionOf(action, place.region)} homeRegion={place.region} />
          </Box>
          {changes && (
            <changes.ActionChanges
              place={place}
              name={name}
              stage={stage.name}
              action={action.name}
              asMenu
            />
          )}
        </SpaceBetween>
      ))}
    </SpaceBetween>
  )
}
