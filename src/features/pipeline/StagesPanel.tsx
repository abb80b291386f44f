import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import LiveRegion from '@cloudscape-design/components/live-region'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import Skeleton from '@cloudscape-design/components/skeleton'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { lazy, Suspense } from 'react'
import type { Place } from '../../aws/connection.ts'
import type { Selection } from '../../graph/selection.ts'
import type { PipelineStateView } from '../../graph/state.ts'
import { StatusNews } from '../../graph/StatusNews.tsx'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import type { Problem } from '../../pipeline/problems.ts'
import { useNarrowScreen } from '../../ui/use-narrow-screen.ts'
import type { ChangeParts } from './change-parts.ts'
import { FindAction } from './FindAction.tsx'
import { FindBar } from './FindBar.tsx'
import type { GraphArrangement } from './graph-arrangement.ts'
import type { PipelineView } from './pipeline-view.ts'
import { useFind } from './use-find.ts'

const PipelineGraph = lazy(async () => ({
  default: (await import('../../graph/PipelineGraph.tsx')).PipelineGraph,
}))
const StagesList = lazy(async () => ({
  default: (await import('./StagesList.tsx')).StagesList,
}))

interface StagesPanelProps {
  place: Place
  pipeline: Pipeline
  state: PipelineStateView | undefined
  /** Why no status is known. */
  unavailable: string | undefined
  problems: readonly Problem[]
  selected: Selection | undefined
  onSelect: (selection: Selection | undefined) => void
  view: PipelineView
  arrangement: GraphArrangement
  /** Undefined where nothing can be changed from here. */
  changes: ChangeParts | undefined
}

/** The stages and actions as a graph or as a list, with one selection and one filter for both. */
export function StagesPanel(props: StagesPanelProps) {
  const { place, pipeline, state, unavailable, problems, selected, onSelect, view } = props
  const { arrangement, changes } = props
  const isNarrow = useNarrowScreen()
  // A graph is panned in two directions on a phone; a list is read in one.
  const show = view.show ?? (isNarrow ? 'list' : 'graph')
  const find = useFind({
    pipeline,
    homeRegion: place.region,
    state,
    initial: view.find,
    onKeep: view.onFind,
  })
  return (
    <Container
      disableContentPaddings
      header={
        <Header
          variant="h2"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <SegmentedControl
                label="View"
                selectedId={show === 'list' ? 'list' : arrangement.by}
                options={[
                  { id: 'stage', text: 'By stage' },
                  { id: 'region', text: 'By region' },
                  { id: 'list', text: 'List' },
                ]}
                onChange={({ detail }) => view.onShow(chosenView(detail.selectedId, isNarrow))}
              />
              {!isNarrow && (
                <FindAction pipeline={pipeline} homeRegion={place.region} onSelect={onSelect} />
              )}
            </SpaceBetween>
          }
          description={unavailable ?? 'Select a stage or an action to see its details.'}
        >
          Stages and actions
        </Header>
      }
    >
      <StatusNews pipeline={pipeline} state={state} />
      <FindBar
        text={find.text}
        onChange={find.change}
        count={find.found?.length}
        at={find.at}
        onStep={show === 'graph' ? find.step : undefined}
      />
      <Suspense fallback={<StagesLoading />}>
        {show === 'graph' && pipeline.stages.length === 0 ? (
          <Box textAlign="center" padding="l" color="text-body-secondary">
            The pipeline has no stages yet.
          </Box>
        ) : show === 'graph' ? (
          <PipelineGraph
            pipeline={pipeline}
            homeRegion={place.region}
            problems={problems}
            onSelect={onSelect}
            by={arrangement.by}
            collapsed={arrangement.collapsed}
            onCollapse={arrangement.onCollapse}
            {...(state && { state })}
            {...(selected && { selected })}
            {...(find.found && { found: find.found })}
            {...(find.pointed && { pointed: find.pointed })}
          />
        ) : (
          <StagesList
            place={place}
            pipeline={pipeline}
            state={state}
            problems={problems}
            found={find.found}
            selected={selected}
            hrefOf={view.hrefOf}
            onSelect={onSelect}
            onClearFind={() => find.change('')}
            changes={changes}
            by={arrangement.by}
          />
        )}
      </Suspense>
    </Container>
  )
}

/** What the address says of a view; the list keeps the graph's for the way back. */
function chosenView(id: string, isNarrow: boolean) {
  if (id === 'list') return { show: 'list' as const }
  return {
    show: isNarrow ? ('graph' as const) : undefined,
    view: id === 'region' ? ('region' as const) : undefined,
  }
}

/** The shape of the graph while it is read. */
export const StagesLoading = () => (
  <Box padding="l">
    <LiveRegion hidden>Reading the pipeline</LiveRegion>
    <SpaceBetween direction="horizontal" size="xxl">
      {['first', 'second', 'third'].map((stage) => (
        <Skeleton key={stage} width="220px" height="72px" />
      ))}
    </SpaceBetween>
  </Box>
)
