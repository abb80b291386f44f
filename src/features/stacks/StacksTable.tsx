import { useCollection } from '@cloudscape-design/collection-hooks'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import TextFilter from '@cloudscape-design/components/text-filter'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import type { Place } from '../../aws/connection.ts'
import { failureWords, toFailure } from '../../aws/failures.ts'
import type { StackSummary } from '../../aws/stacks.ts'
import { stacksQuery } from '../../aws/stack-queries.ts'
import { regionName } from '../../pipeline/regions.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'
import { ScreenLink } from '../../ui/ScreenLink.tsx'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { narrow, stacked } from '../../ui/stacked.tsx'
import { matchesText, pageLabels } from '../../ui/table-words.ts'
import { useWidth } from '../../ui/use-width.ts'
import { stackStatus } from './stack-status.ts'

const none: readonly StackSummary[] = []

/** Every stack of a region; rows appear page by page as AWS answers. */
export function StacksTable({ place }: { place: Place }) {
  const { data = none, error, isFetching, refetch } = useQuery(stacksQuery(place))
  const navigate = useNavigate()
  const { items, collectionProps, filterProps, filteredItemsCount, paginationProps, actions } =
    useCollection(data, {
      filtering: {
        filteringFunction: ({ StackName = '' }, text) =>
          StackName.toLowerCase().includes(text.trim().toLowerCase()),
      },
      pagination: { pageSize: 20 },
      sorting: {},
    })
  const root = useRef<HTMLDivElement>(null)
  const width = useWidth(root)
  const isNarrow = width !== undefined && width < narrow
  const columns = columnsOf(place, (to) => void navigate({ to }))
  const failure = error && toFailure('ListStacks', error)
  const again = () => void refetch()
  return (
    <div ref={root}>
      <SpaceBetween size="m">
        {failure && (
          <FailureAlert title="The stacks cannot be listed" {...failureWords(failure, again)} />
        )}
        <Table<StackSummary>
          {...collectionProps}
          key={isNarrow ? 'stacked' : 'side by side'}
          variant="full-page"
          empty={
            data.length > 0 ? (
              <SpaceBetween size="xs">
                <Box color="text-body-secondary">No stack has such a name.</Box>
                <Button onClick={() => actions.setFiltering('')}>Clear filter</Button>
              </SpaceBetween>
            ) : (
              <Box color="text-body-secondary">
                {error ? 'The stacks are not known.' : `No stacks in ${place.region}.`}
              </Box>
            )
          }
          stickyHeader
          items={items}
          trackBy="StackId"
          loading={isFetching && data.length === 0}
          loadingText="Loading stacks"
          wrapLines
          ariaLabels={{ tableLabel: 'Stacks' }}
          header={
            <Header
              variant="awsui-h1-sticky"
              counter={`(${data.length}${isFetching ? '+' : ''})`}
              description={`${regionName(place.region) ?? place.region}, ${place.region}`}
              actions={
                <SpaceBetween direction="horizontal" size="xs">
                  <Button
                    iconName="refresh"
                    ariaLabel="Refresh stacks"
                    loading={isFetching}
                    onClick={again}
                  />
                  <Button
                    onClick={() =>
                      void navigate({ to: '/$connection/$region/new-stack', params: place })
                    }
                  >
                    Stack from a template file
                  </Button>
                </SpaceBetween>
              }
            >
              Stacks
            </Header>
          }
          filter={
            <TextFilter
              {...filterProps}
              filteringPlaceholder="Find stacks by name"
              filteringAriaLabel="Find stacks by name"
              countText={matchesText(filteredItemsCount)}
            />
          }
          pagination={<Pagination {...paginationProps} ariaLabels={pageLabels} />}
          columnDefinitions={isNarrow ? stacked(columns, width) : columns}
        />
      </SpaceBetween>
    </div>
  )
}

const columnsOf = (
  place: Place,
  onFollow: (to: string) => void,
): TableProps.ColumnDefinition<StackSummary>[] => [
  {
    id: 'name',
    header: 'Stack',
    isRowHeader: true,
    sortingField: 'StackName',
    minWidth: 140,
    cell: ({ StackName = '', ParentId }) => {
      const to = `/${place.connection}/${place.region}/stacks/${StackName}/template`
      return (
        <>
          <ScreenLink href={to} onFollow={() => onFollow(to)}>
            {StackName}
          </ScreenLink>
          {ParentId !== undefined && <Box variant="small">Nested stack</Box>}
        </>
      )
    },
  },
  {
    id: 'status',
    header: 'Status',
    sortingField: 'StackStatus',
    minWidth: 140,
    cell: ({ StackStatus = '' }) => {
      const { type, text } = stackStatus(StackStatus)
      return <StatusIndicator type={type}>{text}</StatusIndicator>
    },
  },
  {
    id: 'updated',
    header: 'Updated',
    minWidth: 110,
    cell: ({ LastUpdatedTime, CreationTime }) => <TimeAgo date={LastUpdatedTime ?? CreationTime} />,
  },
  {
    id: 'description',
    header: 'Description',
    minWidth: 160,
    cell: ({ TemplateDescription }) => TemplateDescription ?? null,
  },
]
