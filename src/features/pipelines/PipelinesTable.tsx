import type { PipelineSummary } from '../../aws/pipelines.ts'
import { useCollection } from '@cloudscape-design/collection-hooks'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import TextFilter from '@cloudscape-design/components/text-filter'
import { useQuery } from '@tanstack/react-query'
import { failureWords, toFailure } from '../../aws/failures.ts'
import { pipelinesQuery } from '../../aws/queries.ts'
import type { Place } from '../../aws/connection.ts'
import { regionName } from '../../pipeline/regions.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'
import { pipelineColumns } from './pipeline-columns.tsx'

interface PipelinesTableProps {
  place: Place
  filter: string
  onFilter: (text: string) => void
}

/** The table; rows appear page by page as AWS answers. */
export function PipelinesTable({ place, filter, onFilter }: PipelinesTableProps) {
  const { data = [], error, isPending, isFetching, refetch } = useQuery(pipelinesQuery(place))
  const { items, collectionProps, filterProps, filteredItemsCount, paginationProps } =
    useCollection(data, {
      filtering: {
        defaultFilteringText: filter,
        filteringFunction: (item: PipelineSummary, text) =>
          item.name?.toLowerCase().includes(text.trim().toLowerCase()) ?? false,
        noMatch: <Empty title="No pipeline has such a name">Clear or change the filter.</Empty>,
        empty: (
          <Empty title={`No pipelines in ${regionName(place.region) ?? place.region}`}>
            Choose another region at the top of the page.
          </Empty>
        ),
      },
      pagination: { pageSize: 20 },
      sorting: { defaultState: { sortingColumn: { sortingField: 'name' } } },
      selection: {},
    })
  const failure = error && toFailure('ListPipelines', error)
  return (
    <SpaceBetween size="m">
      {failure && (
        <FailureAlert
          title="The pipelines cannot be listed"
          {...failureWords(failure, () => void refetch())}
        />
      )}
      <Table
        {...collectionProps}
        variant="full-page"
        stickyHeader
        resizableColumns
        items={items}
        columnDefinitions={pipelineColumns(place)}
        trackBy="name"
        loading={isPending}
        loadingText="Loading pipelines"
        enableKeyboardNavigation
        ariaLabels={{ tableLabel: 'Pipelines' }}
        header={
          <Header
            variant="awsui-h1-sticky"
            counter={isFetching && !isPending ? `(${data.length}+)` : `(${data.length})`}
            description={`${regionName(place.region) ?? ''} ${place.region}`}
            actions={
              <Button
                iconName="refresh"
                ariaLabel="Refresh pipelines"
                loading={isFetching}
                onClick={() => void refetch()}
              />
            }
          >
            Pipelines
          </Header>
        }
        filter={
          <TextFilter
            {...filterProps}
            filteringPlaceholder="Find pipelines by name"
            filteringAriaLabel="Find pipelines by name"
            countText={`${filteredItemsCount ?? 0} ${filteredItemsCount === 1 ? 'match' : 'matches'}`}
            onDelayedChange={({ detail }) => onFilter(detail.filteringText)}
          />
        }
        pagination={
          <Pagination
            {...paginationProps}
            ariaLabels={{
              nextPageLabel: 'Next page',
              previousPageLabel: 'Previous page',
              pageLabel: (page) => `Page ${page}`,
            }}
          />
        }
      />
    </SpaceBetween>
  )
}

function Empty({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <Box textAlign="center" padding={{ vertical: 'l' }}>
      <SpaceBetween size="xs">
        <Box variant="strong">{title}</Box>
        <Box color="text-body-secondary">{children}</Box>
      </SpaceBetween>
    </Box>
  )
}
