import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { TableProps } from '@cloudscape-design/components/table'
import type { Place } from '../../aws/connection.ts'
import { problemText, providerTitle, transitionText } from '../../graph/node-names.ts'
import type { ProblemCounts } from '../../graph/problem-counts.ts'
import { RegionBadge } from '../../graph/RegionBadge.tsx'
import { RunLine } from '../../graph/RunLine.tsx'
import { type Selection, selectionText } from '../../graph/selection.ts'
import {
  actionRun,
  type PipelineStateView,
  stageStatus,
  transitionInto,
} from '../../graph/state.ts'
import { type Pipeline, regionOf } from '../../pipeline/pipeline.ts'
import { ScreenLink } from '../../ui/ScreenLink.tsx'
import type { ChangeParts } from './change-parts.ts'
import type { StageRow } from './stage-rows.ts'

interface Shown {
  place: Place
  pipeline: Pipeline
  state: PipelineStateView | undefined
  counts: ProblemCounts
  /** Names of the inputs that are copied to another region, by action as the URL writes it. */
  copied: ReadonlyMap<string, readonly string[]>
  /** Undefined where nothing can be changed from here. */
  changes: ChangeParts | undefined
  /** As the URL writes it. */
  selected: string | undefined
  hrefOf: (selection: Selection) => string
  onSelect: (selection: Selection) => void
}

/** What the list says of a stage and of an action; a cell that has nothing to say is null. */
export const stageColumns = (shown: Shown): TableProps.ColumnDefinition<StageRow>[] => [
  {
    id: 'name',
    minWidth: 180,
    header: 'Name',
    isRowHeader: true,
    cell: (row) => <Name row={row} {...shown} />,
  },
  {
    id: 'status',
    minWidth: 200,
    header: 'Status',
    cell: (row) =>
      shown.state || shown.counts.has(row.id) ? <Status row={row} {...shown} /> : null,
  },
  {
    id: 'provider',
    minWidth: 150,
    header: 'Provider',
    cell: ({ action }) => action && providerTitle(action),
  },
  {
    id: 'region',
    minWidth: 150,
    header: 'Region',
    cell: ({ stage, action }) => (
      <Regions
        regions={(action ? [action] : stage.actions).map((one) =>
          regionOf(one, shown.place.region),
        )}
        homeRegion={shown.place.region}
      />
    ),
  },
  {
    id: 'order',
    minWidth: 90,
    header: 'Run order',
    cell: ({ action }) => action && (action.runOrder ?? 1),
  },
  {
    id: 'artifacts',
    minWidth: 180,
    header: 'Artifacts',
    cell: ({ action, selection }) =>
      action && (
        <Artifacts
          reads={(action.inputArtifacts ?? []).map(({ name }) => name)}
          region={regionOf(action, shown.place.region)}
          copied={shown.copied.get(selectionText(selection)) ?? []}
          makes={(action.outputArtifacts ?? []).map(({ name }) => name)}
        />
      ),
  },
  ...(shown.changes ? [changeColumn(shown.changes, shown)] : []),
]

const changeColumn = (
  { ActionChanges }: ChangeParts,
  { place, pipeline }: Shown,
): TableProps.ColumnDefinition<StageRow> => ({
  id: 'change',
  minWidth: 180,
  header: 'Change',
  cell: ({ stage, action }) =>
    action && (
      <ActionChanges
        place={place}
        name={pipeline.name}
        stage={stage.name}
        action={action.name}
        asMenu
      />
    ),
})

/** Opens the details; the address of the link is the deep link to them. */
function Name({ row, selected, hrefOf, onSelect }: Shown & { row: StageRow }) {
  const { selection, stage, action } = row
  const text = selectionText(selection)
  return (
    <ScreenLink
      href={hrefOf(selection)}
      variant="primary"
      nativeAttributes={{
        'data-stages-item': text,
        ...(selected === text && { 'aria-current': true }),
      }}
      onFollow={() => onSelect(selection)}
    >
      {action ? action.name : `Stage ${stage.name}`}
    </ScreenLink>
  )
}

function Status({ row, state, counts }: Shown & { row: StageRow }) {
  const { id, stage, action } = row
  const run = action && actionRun(state, stage.name, action)
  const status = action ? run?.status : stageStatus(state, stage.name)
  const transition = transitionInto(state, stage.name)
  const counted = counts.get(id)
  return (
    <SpaceBetween size="xxxs">
      {status && (
        <StatusIndicator type={status.type} wrapText>
          {run ? <RunLine run={run} /> : status.text}
        </StatusIndicator>
      )}
      {run?.error && (
        <Box color="text-status-error" fontSize="body-s">
          {run.error}
        </Box>
      )}
      {!action && !transition.enabled && (
        <StatusIndicator type="stopped" wrapText>
          {transitionText(transition)}
        </StatusIndicator>
      )}
      {counted && (
        <StatusIndicator type={counted.severity} wrapText>
          {problemText(counted)}
        </StatusIndicator>
      )}
    </SpaceBetween>
  )
}

const wrapping = { display: 'flex', flexWrap: 'wrap', gap: 4, maxWidth: 260 } as const

const Regions = ({ regions, homeRegion }: { regions: readonly string[]; homeRegion: string }) => (
  <div style={wrapping}>
    {[...new Set(regions)].map((region) => (
      <RegionBadge key={region} region={region} homeRegion={homeRegion} />
    ))}
  </div>
)

interface ArtifactsProps {
  reads: readonly string[]
  region: string
  /** Those of what it reads that are copied to its region. */
  copied: readonly string[]
  makes: readonly string[]
}

const Artifacts = ({ reads, region, copied, makes }: ArtifactsProps) =>
  reads.length + makes.length === 0 ? (
    'None'
  ) : (
    <>
      {reads.length > 0 && <div>Reads {reads.join(', ')}</div>}
      {copied.length > 0 && (
        <div>
          Copied to {region}: {copied.join(', ')}
        </div>
      )}
      {makes.length > 0 && <div>Makes {makes.join(', ')}</div>}
    </>
  )
