import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { ChangeSet } from '../../aws/change-set.ts'
import type { Place } from '../../aws/connection.ts'
import { failureWords } from '../../aws/failures.ts'
import {
  firstCause,
  isCreation,
  latestByResource,
  stackProgress,
} from '../../template/stack-events.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'
import { EventsTable } from './EventsTable.tsx'
import { RolledBack } from './RolledBack.tsx'
import type { Execution as Followed } from './use-execution.ts'

interface ExecutionProps {
  place: Place
  /** The stack's. */
  name: string
  changeSet: ChangeSet
  execution: Followed
  onPrepare: () => void
  onFollow: (href: string) => void
}

const pipelineType = 'AWS::CodePipeline::Pipeline'

/** A change set that is being carried out, to its end. */
export function Execution(props: ExecutionProps) {
  const { place, name, changeSet, execution, onPrepare, onFollow } = props
  const { events, eventsFailure, isElsewhere, isFollowing, followAgain } = execution
  const progress = stackProgress(events)
  const pipelines = latestByResource(events).filter(
    ({ ResourceType, ResourceStatus = '' }) =>
      ResourceType === pipelineType && !ResourceStatus.startsWith('DELETE'),
  )
  return (
    <SpaceBetween size="l">
      {eventsFailure && (
        <FailureAlert
          title="The stack cannot be followed just now"
          {...failureWords(eventsFailure, followAgain)}
        />
      )}
      {isElsewhere ? (
        <Alert type="info" header="This change set was executed elsewhere">
          Its events carry another mark, so they are not shown here. CloudFormation says{' '}
          {changeSet.ExecutionStatus} of it.
        </Alert>
      ) : progress === 'done' ? (
        <Alert
          type="success"
          header={`${name} is what the change set says`}
          action={
            <SpaceBetween direction="horizontal" size="xs">
              {pipelines.map(({ PhysicalResourceId: pipeline = '' }) => (
                <Button
                  key={pipeline}
                  onClick={() =>
                    onFollow(`/${place.connection}/${place.region}/pipelines/${pipeline}`)
                  }
                >
                  Open {pipeline}
                </Button>
              ))}
            </SpaceBetween>
          }
        >
          The next run of a pipeline uses its new structure; none starts by itself.
        </Alert>
      ) : progress === 'going-on' ? (
        <Alert type="info" header={`${name} is being ${isCreation(events) ? 'made' : 'updated'}`}>
          <StatusIndicator type={isFollowing ? 'in-progress' : 'warning'}>
            {isFollowing ? 'Following its events' : 'Not followed just now'}
          </StatusIndicator>
          <div>You can leave; CloudFormation goes on.</div>
        </Alert>
      ) : (
        <RolledBack
          name={name}
          progress={progress}
          isNew={isCreation(events)}
          cause={firstCause(events)}
          onPrepare={onPrepare}
        />
      )}
      {!isElsewhere && <EventsTable events={events} isFollowing={isFollowing} />}
      {!isFollowing && progress === 'going-on' && !isElsewhere && (
        <Box>
          <Button onClick={followAgain}>Follow again</Button>
        </Box>
      )}
    </SpaceBetween>
  )
}
