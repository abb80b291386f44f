import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { lazy, Suspense } from 'react'
import { type Change, describeChange } from '../pipeline/changes.ts'
import type { Pipeline, Region } from '../pipeline/pipeline.ts'

const PipelineGraph = lazy(async () => ({
  default: (await import('./PipelineGraph.tsx')).PipelineGraph,
}))

interface ChangedPipelineProps {
  /** The pipeline after the changes. */
  pipeline: Pipeline
  homeRegion: Region
  changes: readonly Change[]
  /** Above the graph, such as "After the update". */
  title: string
}

/** Changes in sentences, and marked on the graph. */
export function ChangedPipeline({ pipeline, homeRegion, changes, title }: ChangedPipelineProps) {
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Changes</Header>}>
        {changes.length > 0 ? (
          <ul>
            {changes.map(describeChange).map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        ) : (
          <Box color="text-body-secondary">Nothing changes.</Box>
        )}
      </Container>
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
    </SpaceBetween>
  )
}
