import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Place } from '../../aws/connection.ts'
import { unavailable } from '../../aws/denied.ts'
import { toFailure } from '../../aws/failures.ts'
import { pipelineStateQuery } from '../../aws/queries.ts'
import { runStatus } from '../../graph/run-status.ts'
import { isGoingOn, retryableStages, shortId } from '../../pipeline/runs.ts'
import { ScreenLink } from '../../ui/ScreenLink.tsx'
import { RetryStage } from './RetryStage.tsx'
import { RollbackStage } from './RollbackStage.tsx'
import { StopRun } from './StopRun.tsx'
import { Transition } from './Transition.tsx'

interface StageOperationsProps {
  place: Place
  name: string
  stage: string
  /** The first stage has no transition into it. */
  isFirst: boolean
  /** Only pipelines of type V2 roll stages back. */
  canRollBack: boolean
}

/** The run that a stage saw last, and what can be done about it and about those to come. */
export function StageOperations(props: StageOperationsProps) {
  const { place, name, stage, isFirst, canRollBack } = props
  const { data: state, error } = useQuery(pipelineStateQuery(place, name))
  if (error && !state) {
    return (
      <Box color="text-body-secondary">
        {unavailable('Status', toFailure('GetPipelineState', error))}
      </Box>
    )
  }
  if (!state) return <StatusIndicator type="loading">Loading the status</StatusIndicator>
  const here = state.stageStates?.find(({ stageName }) => stageName === stage)
  const last = here?.latestExecution
  const waiting = here?.inboundExecutions ?? (here?.inboundExecution ? [here.inboundExecution] : [])
  const retryable = retryableStages(state).find((other) => other.stage === stage)
  const { type, text } = runStatus(last?.status)
  return (
    <SpaceBetween size="l">
      <SpaceBetween size="xs">
        <Header variant="h3">Latest run</Header>
        <div>
          <StatusIndicator type={type}>{text}</StatusIndicator>{' '}
          {last?.pipelineExecutionId && (
            <RunLink place={place} name={name} run={last.pipelineExecutionId} />
          )}
        </div>
        {last?.pipelineExecutionId && isGoingOn(last) && (
          <StopRun
            place={place}
            name={name}
            run={last.pipelineExecutionId}
            isStopping={last.status === 'Stopping'}
          />
        )}
        {!isFirst && canRollBack && (
          <RollbackStage
            place={place}
            name={name}
            stage={stage}
            present={last?.pipelineExecutionId}
          />
        )}
        {retryable && <RetryStage place={place} name={name} run={retryable.run} stage={stage} />}
      </SpaceBetween>
      {waiting.length > 0 && (
        <SpaceBetween size="xs">
          <Header variant="h3">Waiting to enter</Header>
          {waiting.map(({ pipelineExecutionId: run }) => (
            <RunLink key={run} place={place} name={name} run={run ?? ''} />
          ))}
        </SpaceBetween>
      )}
      {!isFirst && (
        <SpaceBetween size="xs">
          <Header variant="h3">Transition into this stage</Header>
          <Transition
            place={place}
            name={name}
            stage={stage}
            state={here?.inboundTransitionState}
          />
        </SpaceBetween>
      )}
    </SpaceBetween>
  )
}

function RunLink({ place, name, run }: { place: Place; name: string; run: string }) {
  const navigate = useNavigate()
  const to = '/$connection/$region/pipelines/$name/runs'
  return (
    <ScreenLink
      href={`/${place.connection}/${place.region}/pipelines/${name}/runs?run=${run}`}
      ariaLabel={`Run ${run}`}
      onFollow={() => void navigate({ to, params: { ...place, name }, search: { run } })}
    >
      <code>{shortId(run)}</code>
    </ScreenLink>
  )
}
