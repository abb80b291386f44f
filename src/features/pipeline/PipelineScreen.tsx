import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Tabs from '@cloudscape-design/components/tabs'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useMemo } from 'react'
import type { Place } from '../../aws/connection.ts'
import { nextStep, toFailure } from '../../aws/failures.ts'
import { pipelineQuery, pipelineStateQuery } from '../../aws/queries.ts'
import { readState } from '../../graph/state.ts'
import { writeJson } from '../../pipeline/json-text.ts'
import { findProblems } from '../../pipeline/problems.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'
import { JsonView } from '../../ui/JsonView.tsx'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { DraftNote } from './DraftNote.tsx'
import { ProblemsList } from './ProblemsList.tsx'
import { RegionsBar } from './RegionsBar.tsx'
import { RegionsTable } from './RegionsTable.tsx'
import type { RunParts } from './run-parts.ts'
import { RunsTable } from './RunsTable.tsx'
import type { Selection } from './selection.ts'

const PipelineGraph = lazy(async () => ({
  default: (await import('../../graph/PipelineGraph.tsx')).PipelineGraph,
}))

interface PipelineScreenProps {
  place: Place
  name: string
  selected: Selection | undefined
  /** The version an update has just made, said once. */
  updated: number | undefined
  onSelect: (selection: Selection | undefined) => void
  onUpdatedSeen: () => void
  runs: RunParts
}

/** What runs where, in what state, and what is wrong with it. */
export function PipelineScreen(props: PipelineScreenProps) {
  const { place, name, selected, updated, onSelect, onUpdatedSeen, runs } = props
  const { data, error, isFetching, refetch } = useQuery(pipelineQuery(place, name))
  const stateAnswer = useQuery(pipelineStateQuery(place, name))
  const navigate = useNavigate()

  const state = useMemo(() => stateAnswer.data && readState(stateAnswer.data), [stateAnswer.data])
  const problems = useMemo(
    () => (data ? findProblems(data.pipeline, place.region) : []),
    [data, place.region],
  )
  const refresh = () => void Promise.all([refetch(), stateAnswer.refetch()])

  const failure = error && toFailure('GetPipeline', error)
  const stateFailure = stateAnswer.error && toFailure('GetPipelineState', stateAnswer.error)

  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={
            data && (
              <>
                Version {data.version}, updated <TimeAgo date={data.updated} />
              </>
            )
          }
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button
                iconName="refresh"
                ariaLabel="Refresh pipeline"
                loading={isFetching}
                onClick={refresh}
              />
              <runs.StartRun
                place={place}
                name={name}
                pipeline={data?.pipeline}
                isPrimary={updated !== undefined}
              />
              <Button
                {...(!updated && { variant: 'primary' })}
                disabled={!data}
                onClick={() =>
                  void navigate({
                    to: '/$connection/$region/pipelines/$name/add-action',
                    params: { ...place, name },
                  })
                }
              >
                Add cross-region action
              </Button>
            </SpaceBetween>
          }
        >
          {name}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {failure && (
          <FailureAlert
            title={data ? 'The pipeline cannot be read again' : `${name} cannot be read`}
            message={failure.message}
            code={failure.code}
            requestId={failure.requestId}
            advice={nextStep(failure)}
            onRetry={refresh}
          />
        )}
        {updated !== undefined && data && (
          <Alert
            type="success"
            dismissible
            dismissAriaLabel="Dismiss"
            onDismiss={onUpdatedSeen}
            header={`${name} is at version ${updated}`}
          >
            The next run uses the new structure. A run that was in progress has failed; choose
            Release change to start a new one. The returned structure is on the tab Structure.
          </Alert>
        )}
        <runs.StartStatus place={place} name={name} />
        {data && <DraftNote place={place} name={name} version={data.version} />}
        {data ? (
          <SpaceBetween size="l">
            <RegionsBar pipeline={data.pipeline} homeRegion={place.region} />
            <Container
              disableContentPaddings
              header={
                <Header
                  variant="h2"
                  description={
                    stateFailure
                      ? `Status unavailable: ${stateFailure.message}`
                      : 'Select a stage or an action to see its details.'
                  }
                >
                  Stages and actions
                </Header>
              }
            >
              <Suspense fallback={<GraphLoading />}>
                <PipelineGraph
                  pipeline={data.pipeline}
                  homeRegion={place.region}
                  problems={problems}
                  onSelect={onSelect}
                  {...(state && { state })}
                  {...(selected && { selected })}
                />
              </Suspense>
            </Container>
            <Tabs
              tabs={[
                {
                  id: 'problems',
                  label: `Problems (${problems.length})`,
                  content: (
                    <ProblemsList
                      problems={problems}
                      pipeline={data.pipeline}
                      onSelect={onSelect}
                    />
                  ),
                },
                {
                  id: 'regions',
                  label: 'Regions and buckets',
                  content: <RegionsTable pipeline={data.pipeline} homeRegion={place.region} />,
                },
                { id: 'runs', label: 'Runs', content: <RunsTable place={place} name={name} /> },
                {
                  id: 'structure',
                  label: 'Structure',
                  content: (
                    <JsonView text={writeJson(data.pipeline)} label={`Structure of ${name}`} />
                  ),
                },
              ]}
            />
          </SpaceBetween>
        ) : (
          !failure && <GraphLoading />
        )}
      </SpaceBetween>
    </ContentLayout>
  )
}

const GraphLoading = () => (
  <Box padding="xxl" textAlign="center">
    <StatusIndicator type="loading">Loading the pipeline</StatusIndicator>
  </Box>
)
