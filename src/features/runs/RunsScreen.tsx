import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import type { Place } from '../../aws/connection.ts'
import { failureWords, toFailure } from '../../aws/failures.ts'
import { executionsQuery, pipelineQuery } from '../../aws/queries.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'
import { narrow, stacked } from '../../ui/stacked.tsx'
import { useMovable } from '../../ui/use-movable.tsx'
import { useWidth } from '../../ui/use-width.ts'
import { runColumns } from './run-columns.tsx'
import { StartRun } from './StartRun.tsx'
import { StartStatus } from './StartStatus.tsx'

interface RunsScreenProps {
  place: Place
  name: string
  hrefOf: (run: string) => string
  onFollow: (run: string) => void
}

/** Every run of one pipeline, newest first. */
export function RunsScreen({ place, name, hrefOf, onFollow }: RunsScreenProps) {
  const pipeline = useQuery(pipelineQuery(place, name))
  const runs = useInfiniteQuery(executionsQuery(place, name))
  const columns = useMemo(() => runColumns({ hrefOf, onFollow }), [hrefOf, onFollow])
  const root = useRef<HTMLDivElement>(null)
  const width = useWidth(root)
  const isNarrow = width !== undefined && width < narrow
  const failure = runs.error && toFailure('ListPipelineExecutions', runs.error)
  const items = runs.data?.pages.flatMap((page) => page.runs) ?? []
  // The table is made anew where its columns are stacked.
  const start = useMovable(
    <StartRun
      place={place}
      name={name}
      pipeline={pipeline.data?.pipeline}
      isPrimary
      whyNot={pipeline.error ? 'The pipeline cannot be read.' : 'The pipeline is being read.'}
    />,
  )
  return (
    <div ref={root}>
      <SpaceBetween size="l">
        <StartStatus place={place} name={name} />
        {failure && (
          <FailureAlert
            title={runs.data ? 'The runs cannot be read again' : 'The runs cannot be listed'}
            {...failureWords(failure, () => void runs.refetch())}
          />
        )}
        <Table
          key={isNarrow ? 'stacked' : 'side by side'}
          variant="full-page"
          stickyHeader
          resizableColumns
          items={items}
          wrapLines={isNarrow}
          columnDefinitions={isNarrow ? stacked(columns, width) : columns}
          trackBy="pipelineExecutionId"
          loading={runs.isPending}
          loadingText="Loading runs"
          ariaLabels={{ tableLabel: `Runs of ${name}` }}
          header={
            <Header
              variant="awsui-h1-sticky"
              description="AWS keeps the runs of the last 12 months."
              counter={runs.data && `(${items.length}${runs.hasNextPage ? '+' : ''})`}
              actions={
                <SpaceBetween direction="horizontal" size="xs">
                  <Button
                    iconName="refresh"
                    ariaLabel="Refresh runs"
                    loading={runs.isRefetching}
                    onClick={() => void runs.refetch()}
                  />
                  {start.place}
                </SpaceBetween>
              }
            >
              Runs of {name}
            </Header>
          }
          empty={
            failure ? (
              'Not known'
            ) : (
              <Box color="text-body-secondary">
                Not run yet. Choose Release change to start a run.
              </Box>
            )
          }
          footer={
            runs.hasNextPage && (
              <Box textAlign="center">
                <Button loading={runs.isFetchingNextPage} onClick={() => void runs.fetchNextPage()}>
                  Show older runs
                </Button>
              </Box>
            )
          }
        />
      </SpaceBetween>
      {start.content}
    </div>
  )
}
