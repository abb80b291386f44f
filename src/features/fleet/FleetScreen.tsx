import { useCollection } from '@cloudscape-design/collection-hooks'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import Header from '@cloudscape-design/components/header'
import PropertyFilter from '@cloudscape-design/components/property-filter'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { lazy, Suspense, useMemo, useState } from 'react'
import { fleetCsv, fleetJson } from '../../export/fleet-table.ts'
import { RegionsField } from '../../graph/RegionsField.tsx'
import type { Region } from '../../pipeline/pipeline.ts'
import { download } from '../../ui/download.ts'
import { fleetColumns, matrixColumns } from './fleet-columns.tsx'
import {
  filteringOptions,
  filteringProperties,
  fleetProperties,
  readQuery,
  writeQuery,
} from './fleet-filter.ts'
import { recordOf } from './fleet-row.ts'
import { type FleetSearch, fleetViews } from './fleet-search.ts'
import { FleetGroups } from './FleetGroups.tsx'
import { FleetProgress } from './FleetProgress.tsx'
import { FleetTable } from './FleetTable.tsx'
import { useFleet } from './use-fleet.ts'
import { useSteadyPage } from './use-steady-page.ts'

const ApplyDraft = lazy(async () => ({ default: (await import('./ApplyDraft.tsx')).ApplyDraft }))

interface FleetScreenProps {
  connection: string
  /** One or more. */
  regions: readonly Region[]
  search: FleetSearch
  onDrafts: () => void
  onChange: (part: { [Member in keyof FleetSearch]: FleetSearch[Member] | undefined }) => void
}

const pageSize = 25

const viewTexts = { pipelines: 'Pipelines', matrix: 'Pipelines and regions', groups: 'Groups' }

const groupOptions = fleetProperties
  .filter(({ key }) => key !== 'name')
  .map(({ key, label }) => ({ value: key, label }))

/** What a fleet spans, where it keeps its artifacts and what is odd about it, while it is read. */
export function FleetScreen({ connection, regions, search, onChange, onDrafts }: FleetScreenProps) {
  const { rows, quotas, progress, isReading, cancel, read } = useFleet(connection, regions)
  const { view = 'pipelines' } = search
  const query = useMemo(() => readQuery(search.filter), [search.filter])
  const { items, allPageItems, collectionProps, paginationProps, propertyFilterProps } =
    useCollection(rows, {
      propertyFiltering: { filteringProperties, defaultQuery: query },
      pagination: { pageSize },
      selection: { trackBy: 'id', keepSelection: true },
      sorting: {
        defaultState: { isDescending: true, sortingColumn: { sortingField: 'gravity' } },
      },
    })
  const { sortingColumn, sortingDescending } = collectionProps
  const steady = useSteadyPage(items, {
    rows,
    size: pageSize,
    place: JSON.stringify([
      [paginationProps.currentPageIndex, sortingColumn?.sortingField, sortingDescending],
      [search.filter, view, regions],
    ]),
  })
  const options = useMemo(() => filteringOptions(rows), [rows])
  const by = groupOptions.find(({ value }) => value === search.by) ?? groupOptions[0]
  const columns = useMemo(() => {
    if (view !== 'matrix') return fleetColumns(connection)
    const used = [...new Set(allPageItems.flatMap((row) => row.regions))].toSorted()
    return matrixColumns(connection, used)
  }, [view, connection, allPageItems])
  const setQuery = (next: typeof query) => {
    propertyFilterProps.onChange(new CustomEvent('change', { detail: next }))
    onChange({ filter: writeQuery(next) })
  }
  const [isApplying, setApplying] = useState(false)
  const chosenIds = new Set(collectionProps.selectedItems?.map(({ id }) => id))
  // As they are known by now, not as they were when they were chosen.
  const chosen = rows.filter(({ id }) => chosenIds.has(id))
  const isComplete = progress.every((one) => one.isComplete)
  const save = (format: string) => {
    const records = allPageItems.map(recordOf)
    if (format === 'csv') download('fleet.csv', fleetCsv(records))
    else download('fleet.json', fleetJson(records))
  }

  const header = (
    <Header
      variant="awsui-h1-sticky"
      counter={`(${counted(allPageItems.length, rows.length)}${isReading ? '+' : ''})`}
      description="Every pipeline of the chosen regions: what it spans, and what is wrong or odd about it"
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {isReading ? (
            <Button onClick={cancel}>Stop</Button>
          ) : (
            <Button iconName="refresh" onClick={read}>
              {isComplete ? 'Read again' : 'Resume'}
            </Button>
          )}
          <Button
            onClick={() => setApplying(true)}
            {...(chosen.length === 0 && {
              disabled: true,
              disabledReason: 'Choose pipelines in the table first.',
            })}
          >
            Apply draft
          </Button>
          <ButtonDropdown
            items={[
              { id: 'csv', text: 'CSV' },
              { id: 'json', text: 'JSON' },
            ]}
            disabled={allPageItems.length === 0}
            disabledReason="There is no pipeline to save."
            onItemClick={({ detail }) => save(detail.id)}
          >
            Download
          </ButtonDropdown>
        </SpaceBetween>
      }
    >
      Fleet
    </Header>
  )
  const filter = (
    <SpaceBetween size="s">
      <RegionsField
        regions={regions}
        onChange={(chosen) => onChange({ regions: chosen.join(',') })}
      />
      <PropertyFilter
        {...propertyFilterProps}
        query={query}
        onChange={({ detail }) => setQuery(detail)}
        filteringOptions={options}
        virtualScroll
        expandToViewport
        countText={`${allPageItems.length} ${allPageItems.length === 1 ? 'match' : 'matches'}`}
        filteringPlaceholder="Filter by finding, region, bucket, stack or name"
        filteringAriaLabel="Filter pipelines"
      />
      <SpaceBetween direction="horizontal" size="s" alignItems="end">
        <SegmentedControl
          label="View"
          selectedId={view}
          options={fleetViews.map((id) => ({ id, text: viewTexts[id] }))}
          onChange={({ detail }) => {
            const chosen = fleetViews.find((id) => id === detail.selectedId)
            onChange({ view: chosen === 'pipelines' ? undefined : chosen })
          }}
        />
        {view === 'groups' && by && (
          <Select
            selectedOption={by}
            options={groupOptions}
            ariaLabel="Group by"
            inlineLabelText="Group by"
            onChange={({ detail }) => onChange({ by: detail.selectedOption.value })}
          />
        )}
      </SpaceBetween>
      <FleetProgress progress={progress} quotas={quotas} />
    </SpaceBetween>
  )

  if (view === 'groups' && by) {
    return (
      <FleetGroups
        rows={allPageItems}
        by={by.value}
        header={header}
        filter={filter}
        onOpen={(value) => {
          const token = { propertyKey: by.value, operator: '=', value } as const
          const next = { ...query, tokens: [...query.tokens, token] }
          propertyFilterProps.onChange(new CustomEvent('change', { detail: next }))
          onChange({ filter: writeQuery(next), view: undefined })
        }}
      />
    )
  }
  return (
    <>
      <FleetTable
        collection={collectionProps}
        items={steady.items}
        around={steady.props}
        pagination={paginationProps}
        label={view === 'matrix' ? 'Pipelines and regions' : 'Fleet'}
        columns={columns}
        header={header}
        filter={filter}
        isLoading={isReading && rows.length === 0}
        empty={
          rows.length > 0 ? (
            <SpaceBetween size="xs">
              <Box variant="strong">No pipeline matches the filter</Box>
              <Button onClick={() => setQuery({ ...query, tokens: [] })}>Clear filter</Button>
            </SpaceBetween>
          ) : (
            <SpaceBetween size="xs">
              <Box variant="strong">No pipelines in these regions</Box>
              <Box color="text-body-secondary">Choose other regions above.</Box>
            </SpaceBetween>
          )
        }
      />
      {isApplying && (
        <Suspense>
          <ApplyDraft
            connection={connection}
            rows={chosen}
            onMade={onDrafts}
            onClose={() => setApplying(false)}
          />
        </Suspense>
      )}
    </>
  )
}

/** "3/10" while a filter hides some. */
const counted = (shown: number, all: number) => (shown === all ? String(all) : `${shown}/${all}`)
