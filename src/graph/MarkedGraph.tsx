import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { lazy, Suspense } from 'react'
import type { Change } from '../pipeline/changes.ts'
import type { Pipeline, Region } from '../pipeline/pipeline.ts'

const PipelineGraph = lazy(async () => ({
  default: (await import('./PipelineGraph.tsx')).PipelineGraph,
}))

interface MarkedGraphProps {
  title: string
  pipeline: Pipeline
  homeRegion: Region
  changes: readonly Change[]
}

/** A pipeline as it will be, with what changes marked. */
export function MarkedGraph({ title, pipeline, homeRegion, changes }: MarkedGraphProps) {
  return (
    <Container disableContentPaddings header={<Header variant="h2">{title}</Header>}>
      <Suspense
        fallback={
          <Box padding="l">
            <StatusIndicator type="loading">Loading the graph</StatusIndicator>
          </Box>
        }
      >
        <PipelineGraph pipeline={pipeline} homeRegion={homeRegion} changes={changes} />
      </Suspense>
    </Container>
  )
}
