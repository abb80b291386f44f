import Alert from '@cloudscape-design/components/alert'
import { useQuery } from '@tanstack/react-query'
import type { Place } from '../../aws/connection.ts'
import { toFailure } from '../../aws/failures.ts'
import { recentExecutionsQuery } from '../../aws/queries.ts'
import { TimeAgo } from '../../ui/TimeAgo.tsx'

const consequence =
  'An update fails the run in progress. Later runs use the new structure; they do not start by themselves.'

/** Says before the submit what the update does to runs, and whether one is in progress. */
export function RunNote({ place, name }: { place: Place; name: string }) {
  const { data, error } = useQuery(recentExecutionsQuery(place, name))
  if (error) {
    return (
      <Alert type="warning" header="It is not known whether a run is in progress">
        {consequence} {toFailure('ListPipelineExecutions', error).message}
      </Alert>
    )
  }
  const running = data?.filter(({ status }) => status === 'InProgress' || status === 'Stopping')
  if (running?.length) {
    return (
      <Alert type="warning" header="A run is in progress and will fail">
        {consequence}
        <ul>
          {running.map(({ pipelineExecutionId, startTime }) => (
            <li key={pipelineExecutionId}>
              <code>{pipelineExecutionId}</code>, started <TimeAgo date={startTime} />
            </li>
          ))}
        </ul>
      </Alert>
    )
  }
  return (
    <Alert type="info" header={data ? 'No run is in progress now' : 'Looking for runs in progress'}>
      {consequence}
    </Alert>
  )
}
