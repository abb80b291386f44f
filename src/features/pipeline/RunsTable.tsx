import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Table from '@cloudscape-design/components/table'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Place } from '../../aws/connection.ts'
import { failureWords, toFailure } from '../../aws/failures.ts'
import { recentExecutionsQuery } from '../../aws/queries.ts'
import { runStatus } from '../../graph/run-status.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'
import { ScreenLink } from '../../ui/ScreenLink.tsx'
import { TimeAgo } from '../../ui/TimeAgo.tsx'

/** The newest runs. */
export function RunsTable({ place, name }: { place: Place; name: string }) {
  const { data, error, isPending, refetch } = useQuery(recentExecutionsQuery(place, name))
  const navigate = useNavigate()
  const href = `/${place.connection}/${place.region}/pipelines/${name}/runs`
  const open = (search: { run?: string }) =>
    void navigate({
      to: '/$connection/$region/pipelines/$name/runs',
      params: { ...place, name },
      search,
    })
  if (error) {
    const failure = toFailure('ListPipelineExecutions', error)
    return (
      <FailureAlert
        title="The runs cannot be listed"
        {...failureWords(failure, () => void refetch())}
      />
    )
  }
  return (
    <Table
      variant="borderless"
      items={data ?? []}
      loading={isPending}
      loadingText="Loading runs"
      trackBy="pipelineExecutionId"
      ariaLabels={{ tableLabel: 'Runs' }}
      footer={
        <Button
          href={href}
          onFollow={(event) => {
            event.preventDefault()
            open({})
          }}
        >
          View all runs
        </Button>
      }
      empty={
        <Box color="text-body-secondary">Not run yet. Choose Release change to start a run.</Box>
      }
      columnDefinitions={[
        {
          id: 'status',
          header: 'Status',
          cell: ({ status }) => {
            const { type, text } = runStatus(status)
            return <StatusIndicator type={type}>{text}</StatusIndicator>
          },
        },
        {
          id: 'started',
          header: 'Started',
          cell: ({ startTime }) => <TimeAgo date={startTime} />,
        },
        { id: 'trigger', header: 'Started by', cell: ({ trigger }) => trigger?.triggerType ?? '–' },
        {
          id: 'revision',
          header: 'Revision',
          cell: ({ sourceRevisions }) => (
            <code>
              {sourceRevisions?.map(({ revisionId }) => revisionId?.slice(0, 8)).join(', ')}
            </code>
          ),
        },
        {
          id: 'id',
          header: 'Run id',
          cell: ({ pipelineExecutionId: run = '' }) => (
            <ScreenLink href={`${href}?run=${run}`} onFollow={() => open({ run })}>
              <code>{run}</code>
            </ScreenLink>
          ),
        },
      ]}
    />
  )
}
