import { useCollection } from '@cloudscape-design/collection-hooks'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Grid from '@cloudscape-design/components/grid'
import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import SpaceBetween from '@cloudscape-design/components/space-between'
import TextFilter from '@cloudscape-design/components/text-filter'
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { type AwsFailure, failureWords } from '../../aws/failures.ts'
import type { Region } from '../../pipeline/pipeline.ts'
import { regionName } from '../../pipeline/regions.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'
import { matchesText, pageLabels } from '../../ui/table-words.ts'
import { useWidth } from '../../ui/use-width.ts'
import { pipelineColumns, stackedColumns } from './pipeline-columns.tsx'
import { RegionsField } from '../../graph/RegionsField.tsx'
import { RegionsProgress } from './RegionsProgress.tsx'
import { ShownPipelinesContext } from './shown-pipelines.ts'
import { type Sorting, StillTable } from './StillTable.tsx'
import { type ListedPipeline, useListed } from './use-listed.ts'
import { useStillPage } from './use-still-page.ts'

interface PipelinesTableProps {
  connection: string
  /** One or more. */
  regions: readonly Region[]
  filter: string
  onFilter: (text: string) => void
  onRegions: (regions: Region[]) => void
  onOpenPlan: () => void
}

/** Pixels below which the columns do not fit side by side. */
const narrow = 600

/** The table; rows appear page by page as AWS answers. */
export function PipelinesTable(props: PipelinesTableProps) {
  const { connection, regions, filter, onFilter, onRegions, onOpenPlan } = props
  const { rows, lists, again } = useListed(connection, regions)
  const isFetching = lists.some(({ isListing }) => isListing)
  const isPending = isFetching && rows.length === 0
  const isSeveral = regions.length > 1
  const root = useRef<HTMLDivElement>(null)
  const width = useWidth(root)
  const isNarrow = width !== undefined && width < narrow
  const { items, actions, collectionProps, filterProps, filteredItemsCount, paginationProps } =
    useCollection(rows, {
      filtering: {
        defaultFilteringText: filter,
        filteringFunction: ({ sought }: ListedPipeline, text) =>
          sought.includes(text.trim().toLowerCase()),
      },
      pagination: { pageSize: 20 },
      sorting: { defaultState: { sortingColumn: { sortingField: 'name' } } },
    })
  const [settled, setSettled] = useState(filter)
  const settle = (text: string) => {
    setSettled(text)
    onFilter(text)
  }
  const clearFilter = () => {
    actions.setFiltering('')
    settle('')
  }
  const columns = useMemo(
    () =>
      isNarrow
        ? stackedColumns({ connection, isSeveral }, width)
        : pipelineColumns({ connection, isSeveral }),
    [connection, isSeveral, isNarrow, width],
  )
  const isPassing = filterProps.filteringText !== settled
  const page = useStillPage(items, isPassing)
  const onSort = useCallback(
    ({ sortingField, isDescending }: Sorting) =>
      actions.setSorting({ sortingColumn: { sortingField }, isDescending }),
    [actions],
  )
  const total = useDeferredValue(collectionProps.totalItemsCount)
  const first = useDeferredValue(collectionProps.firstIndex)
  // Of several regions, each says for itself what became of it.
  const [only] = lists
  const failure = isSeveral ? undefined : only?.failure
  const name = isSeveral ? 'these regions' : (regionName(regions[0] ?? '') ?? regions[0])
  const isUnknown = lists.every((list) => list.failure !== undefined)
  const empty = isUnknown ? (
    <Empty title="The pipelines are not known">The message above says why.</Empty>
  ) : (
    <Empty title={`No pipelines in ${name}`}>
      Choose other regions above the table. Pipelines are made in AWS's console, by the AWS CLI or
      by CloudFormation, and changed here.
    </Empty>
  )
  const noMatch = (
    <Empty title="No pipeline has such a name">
      <Button onClick={clearFilter}>Clear filter</Button>
    </Empty>
  )
  const header = (
    <Header
      variant="awsui-h1-sticky"
      counter={
        isPending
          ? undefined
          : `(${counted(filteredItemsCount, rows.length)}${isFetching ? '+' : ''})`
      }
      description={
        isSeveral
          ? `${regions.length} regions`
          : [regionName(regions[0] ?? ''), regions[0]].filter(Boolean).join(', ')
      }
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={onOpenPlan}>Open plan</Button>
          <Button
            iconName="refresh"
            ariaLabel="Refresh pipelines"
            loading={isFetching}
            onClick={() => void again(regions)}
          />
        </SpaceBetween>
      }
    >
      Pipelines
    </Header>
  )
  const filterFields = (
    <SpaceBetween size="s">
      <Grid
        gridDefinition={[{ colspan: { default: 12, s: 7 } }, { colspan: { default: 12, s: 5 } }]}
      >
        <TextFilter
          {...filterProps}
          filteringPlaceholder="Find pipelines by name"
          filteringAriaLabel="Find pipelines by name"
          countText={matchesText(filteredItemsCount)}
          onDelayedChange={({ detail }) => settle(detail.filteringText)}
        />
        <RegionsField regions={regions} onChange={onRegions} />
      </Grid>
      {isSeveral && <RegionsProgress lists={lists} onRetry={(which) => void again(which)} />}
    </SpaceBetween>
  )
  const pagination = <Pagination {...paginationProps} ariaLabels={pageLabels} />
  return (
    <div ref={root}>
      <SpaceBetween size="m">
        {failure && (
          <FailureAlert
            title="The pipelines cannot be listed"
            {...failureWords(failure, () => void again(regions))}
            {...(only?.isNotEnabled && notEnabledWords(failure, name ?? ''))}
          />
        )}
        <ShownPipelinesContext
          value={{
            ...{ header, filter: filterFields, pagination },
            empty: rows.length === 0 ? empty : noMatch,
            ...{ rows: page.rows, count: page.count, isPassing },
          }}
        >
          <StillTable
            table={collectionProps.ref}
            places={page.rows.length}
            columns={columns}
            sortingField={collectionProps.sortingColumn?.sortingField ?? ''}
            isDescending={collectionProps.sortingDescending ?? false}
            onSort={onSort}
            total={total ?? 0}
            first={first ?? 1}
            isNarrow={isNarrow}
            isPending={isPending}
          />
        </ShownPipelinesContext>
      </SpaceBetween>
    </div>
  )
}

/** Signing in again would not help where the account has to enable the region. */
const notEnabledWords = ({ message }: AwsFailure, name: string) => ({
  title: `${name} is not enabled for this account`,
  message,
  isSignedOut: false,
  advice: 'Enable the region in the AWS account settings, or choose another one.',
})

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
