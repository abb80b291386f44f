import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { Place } from '../../aws/connection.ts'
import { unavailable } from '../../aws/denied.ts'
import { failureWords, toFailure } from '../../aws/failures.ts'
import type { Selection } from '../../graph/selection.ts'
import { isGoingOn, shortId } from '../../pipeline/runs.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'
import { ActionsTable } from './ActionsTable.tsx'
import { AnswerApproval } from './AnswerApproval.tsx'
import { RetryStage } from './RetryStage.tsx'
import { RunFacts } from './RunFacts.tsx'
import { RunGraph } from './RunGraph.tsx'
import { StopRun } from './StopRun.tsx'
import { useRun } from './use-run.ts'

interface OfRun {
  place: Place
  name: string
  run: string
}

interface RunScreenProps extends OfRun {
  selected: Selection | undefined
  onSelect: (selection: Selection | undefined) => void
}

/** One run, live: what it released, where it stands, and what can be done about it. */
export function RunScreen({ place, name, run, selected, onSelect }: RunScreenProps) {
  const known = useRun(place, name, run)
  const { execution, actions, approvals, retryable } = known
  const failure = execution.error && toFailure('GetPipelineExecution', execution.error)
  const actionsFailure = actions.error && toFailure('ListActionExecutions', actions.error)
  const { stateFailure, summaryFailure } = known
  const missing = [
    ...(stateFailure
      ? [unavailable('Approvals and retries', toFailure('GetPipelineState', stateFailure))]
      : []),
    ...(summaryFailure
      ? [unavailable('Start time', toFailure('ListPipelineExecutions', summaryFailure))]
      : []),
  ]
  const refresh = () => void known.refetch()
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={
            <CopyToClipboard
              variant="inline"
              textToCopy={run}
              textToDisplay={run}
              copyButtonAriaLabel="Copy the run id"
              copySuccessText="Run id copied"
              copyErrorText="The run id could not be copied"
            />
          }
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button
                iconName="refresh"
                ariaLabel="Refresh run"
                loading={execution.isFetching}
                onClick={refresh}
              />
              {execution.data && isGoingOn(execution.data) && (
                <StopRun
                  place={place}
                  name={name}
                  run={run}
                  isStopping={execution.data.status === 'Stopping'}
                />
              )}
            </SpaceBetween>
          }
        >
          Run {shortId(run)}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {failure && (
          <FailureAlert
            title={execution.data ? 'The run cannot be read again' : 'The run cannot be read'}
            {...failureWords(failure, refresh)}
          />
        )}
        {missing.length > 0 && (
          <Alert type="warning" header="Parts of this run cannot be shown">
            <ul style={{ margin: 0, paddingInlineStart: 20 }}>
              {missing.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </Alert>
        )}
        {approvals.map((approval) => (
          <Container
            key={approval.token}
            header={
              <Header
                variant="h2"
                description={`In stage ${approval.stage}. The run waits for it.`}
              >
                Approval {approval.action} is waiting
              </Header>
            }
          >
            <AnswerApproval
              place={place}
              name={name}
              approval={approval}
              pipeline={known.structure?.pipeline}
            />
          </Container>
        ))}
        {retryable.map(({ stage }) => (
          <RetryNote key={stage} place={place} name={name} run={run} stage={stage} known={known} />
        ))}
        {execution.data && <RunFacts known={known} />}
        {execution.data && (
          <RunGraph
            homeRegion={place.region}
            known={known}
            selected={selected}
            onSelect={onSelect}
          />
        )}
        {actionsFailure ? (
          <FailureAlert
            title="What the actions did cannot be read"
            {...failureWords(actionsFailure, refresh)}
          />
        ) : (
          // What the actions did is known even where the run itself may not be read.
          (execution.data || (failure && actions.data)) && (
            <ActionsTable actions={actions.data} homeRegion={place.region} />
          )
        )}
        {!execution.data && !failure && (
          <Box padding="xxl" textAlign="center">
            <StatusIndicator type="loading">Loading the run</StatusIndicator>
          </Box>
        )}
      </SpaceBetween>
    </ContentLayout>
  )
}

interface RetryNoteProps extends OfRun {
  stage: string
  known: ReturnType<typeof useRun>
}

/** A stage that did not end well, and whether AWS would try it again. */
function RetryNote({ place, name, run, stage, known }: RetryNoteProps) {
  const version = known.execution.data?.pipelineVersion
  const hasChanged = version !== undefined && version !== known.latestVersion
  return (
    <Alert
      type="warning"
      header={`Stage ${stage} did not succeed`}
      action={!hasChanged && <RetryStage place={place} name={name} run={run} stage={stage} />}
    >
      {hasChanged
        ? `It cannot be retried: the run is of version ${version}, and the pipeline is at version ${known.latestVersion} now.`
        : 'It can be retried in this run, with the same artifacts.'}
    </Alert>
  )
}
