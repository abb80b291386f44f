import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { lazy, Suspense, useMemo } from 'react'
import { unavailable } from '../../aws/denied.ts'
import { toFailure } from '../../aws/failures.ts'
import { readState } from '../../graph/state.ts'
import type { Selection } from '../../graph/selection.ts'
import { StatusNews } from '../../graph/StatusNews.tsx'
import { stateOfRun } from '../../pipeline/runs.ts'
import type { RunKnown } from './use-run.ts'

const PipelineGraph = lazy(async () => ({
  default: (await import('../../graph/PipelineGraph.tsx')).PipelineGraph,
}))

interface RunGraphProps {
  homeRegion: string
  known: RunKnown
  selected: Selection | undefined
  onSelect: (selection: Selection | undefined) => void
}

/** The run on the graph of the structure that it ran on. */
export function RunGraph({ homeRegion, known, selected, onSelect }: RunGraphProps) {
  const { execution, actions, structure, structureFailure, revisions } = known
  const version = execution.data?.pipelineVersion
  const pipeline = structure?.pipeline
  const status = execution.data?.status
  const state = useMemo(
    () => pipeline && readState(stateOfRun(pipeline, status, actions.data ?? [], revisions)),
    [pipeline, status, actions.data, revisions],
  )
  const isOther = structure && version !== undefined && structure.version !== version
  return (
    <SpaceBetween size="s">
      {isOther && (
        <Alert type="info">
          The run was of version {version}, which AWS does not keep any more. It is drawn on version{' '}
          {structure.version}; actions that are not in that version are only in the table.
        </Alert>
      )}
      <Container
        disableContentPaddings
        header={
          <Header
            variant="h2"
            {...(structure && {
              description: `Version ${structure.version} of the pipeline. Select an action to see what it did.`,
            })}
          >
            Stages and actions
          </Header>
        }
      >
        {pipeline && <StatusNews pipeline={pipeline} state={state} />}
        {pipeline && state ? (
          <Suspense fallback={<Loading />}>
            <PipelineGraph
              pipeline={pipeline}
              homeRegion={homeRegion}
              state={state}
              onSelect={onSelect}
              {...(selected && { selected })}
            />
          </Suspense>
        ) : structureFailure ? (
          <Box padding="l" color="text-body-secondary">
            {unavailable('Structure', toFailure('GetPipeline', structureFailure))}
          </Box>
        ) : (
          <Loading />
        )}
      </Container>
    </SpaceBetween>
  )
}

const Loading = () => (
  <Box padding="xxl" textAlign="center">
    <StatusIndicator type="loading">Loading the graph</StatusIndicator>
  </Box>
)
