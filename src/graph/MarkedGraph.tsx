import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { lazy, Suspense, useMemo } from 'react'
import type { Change } from '../pipeline/changes.ts'
import type { Pipeline, Region } from '../pipeline/pipeline.ts'
import { type ChangeTarget, targetOf } from './change-target.ts'
import type { Compared } from './marks.ts'
import type { Selection } from './selection.ts'
import { StoreMarks } from './StoreMarks.tsx'
import { graphTokens } from './tokens.ts'

const PipelineGraph = lazy(async () => ({
  default: (await import('./PipelineGraph.tsx')).PipelineGraph,
}))

interface MarkedGraphProps {
  title: string
  before: Pipeline
  after: Pipeline
  homeRegion: Region
  changes: readonly Change[]
  show: Compared
  onShow: (show: Compared) => void
  /** The place of the change that is looked at. */
  target: ChangeTarget | undefined
  onSelect: (selection: Selection | undefined) => void
  onRegion: (region: Region) => void
}

/** A pipeline as it is, as it will be, or both in one picture, with what changes marked. */
export function MarkedGraph(props: MarkedGraphProps) {
  const { title, before, after, homeRegion, changes, show, onShow } = props
  const { target, onSelect, onRegion } = props
  const targets = useMemo(() => changes.map(targetOf), [changes])
  return (
    <Container
      disableContentPaddings
      header={
        <Header
          variant="h2"
          actions={
            <SegmentedControl
              label="Show the pipeline"
              selectedId={show}
              options={[
                { id: 'before', text: 'Before' },
                { id: 'after', text: 'After' },
                { id: 'together', text: 'Together' },
              ]}
              onChange={({ detail }) => onShow(detail.selectedId as Compared)}
            />
          }
        >
          {title}
        </Header>
      }
    >
      <div style={graphTokens}>
        <StoreMarks
          before={before}
          after={after}
          homeRegion={homeRegion}
          show={show}
          targets={targets}
          selected={target?.region}
          onSelect={onRegion}
        />
        <Suspense
          fallback={
            <Box padding="l">
              <StatusIndicator type="loading">Loading the graph</StatusIndicator>
            </Box>
          }
        >
          <PipelineGraph
            pipeline={after}
            homeRegion={homeRegion}
            changes={changes}
            before={before}
            show={show}
            onSelect={onSelect}
            {...(target?.selection && { selected: target.selection })}
          />
        </Suspense>
      </div>
    </Container>
  )
}
