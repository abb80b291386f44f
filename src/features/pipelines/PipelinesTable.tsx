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
import { useRef } from 'react'
import { failureWords, toFailure } from '../../aws/failures.ts'
import { pipelinesQuery } from '../../aws/queries.ts'
import type { Place } from '../../aws/connection.ts'
import { regionName } from '../../pipeline/regions.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'
import { useWidth } from '../../ui/use-width.ts'
import { pipelineColumns, stackedColumns } from './pipeline-columns.tsx'

interface PipelinesTableProps {
  place: Place
  filter: string
  onFilter: (text: string) => void
}

/** Pixels below which the columns do not fit side by side. */
const narrow = 600

/** The table; rows appear page by page as AWS answers. */
export function PipelinesTable({ place, filter, onFilter }: PipelinesTableProps) {
  const { data = [], error, isPending, isFetching, refetch } = useQuery(pipelinesQuery(place))
  const root = useRef<HTMLDivElement>(null)
  const width = useWidth(root)
  const isNarrow = width !== undefined && width < narrow
  const { items, actions, collectionProps, filterProps, filteredItemsCount, paginationProps } =
    useCollection(data, {
      filtering: {
        defaultFilteringText: filter,
        filteringFunction: (item: PipelineSummary, text) =>
          item.name?.toLowerCase().includes(text.trim().toLowerCase()) ?? false,
      },
      pagination: { pageSize: 20 },
      sorting: { defaultState: { sortingColumn: { sortingField: 'name' } } },
      selection: {},
    })
  const clearFilter = () => {
    actions.setFiltering('')
    onFilter('')
  }
  const failure = error && toFailure('ListPipelines', error)
  const empty = failure ? (
    <Empty title="The pipelines are not known">The message above says why.</Empty>
  ) : (
    <Empty title={`No pipelines in ${regionName(place.region) ?? place.region}`}>
      Choose another region at the top of the page.
    </Empty>
  )
  const noMatch = (
    <Empty title="No pipeline has such a name">
      <Button onClick={clearFilter}>Clear filter</Button>
    </Empty>
  )
  return (
    <div ref={root}>
      <SpaceBetween size="m">
        {failure && (
          <FailureAlert
            title="The pipelines cannot be listed"
            {...failureWords(failure, () => void refetch())}
          />
        )}
        <Table
          {...collectionProps}
          key={isNarrow ? 'stacked' : 'side by side'}
          variant="full-page"
          stickyHeader
          resizableColumns
          items={items}
          empty={data.length === 0 ? empty : noMatch}
          columnDefinitions={isNarrow ? stackedColumns(place, width) : pipelineColumns(place)}
          trackBy="name"
          loading={isPending}
          loadingText="Loading pipelines"
          enableKeyboardNavigation
          ariaLabels={{ tableLabel: 'Pipelines' }}
          header={
            <Header
              variant="awsui-h1-sticky"
              counter={
                isPending
                  ? undefined
                  : `(${counted(filteredItemsCount, data.length)}${isFetching ? '+' : ''})`
              }
              description={[regionName(place.region), place.region].filter(Boolean).join(', ')}
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
    </div>
  )
}

/** "3/10" while a filter hides some. */
const counted = (shown: number | undefined, all: number) =>
  shown === undefined || shown === all ? String(all) : `${shown}/${all}`

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
