import Box from '@cloudscape-design/components/box'
import Pagination, { type PaginationProps } from '@cloudscape-design/components/pagination'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { type HTMLAttributes, type ReactNode, useMemo, useRef } from 'react'
import { narrow, stacked } from '../../ui/stacked.tsx'
import { pageLabels } from '../../ui/table-words.ts'
import { useWidth } from '../../ui/use-width.ts'
import type { FleetRow } from './fleet-row.ts'

interface FleetTableProps {
  /** Of the collection: rows of the page, sorting, keys. */
  collection: Partial<TableProps<FleetRow>>
  items: readonly FleetRow[]
  /** What the element around the table listens to. */
  around: HTMLAttributes<HTMLDivElement>
  pagination: PaginationProps
  label: string
  columns: readonly TableProps.ColumnDefinition<FleetRow>[]
  header: ReactNode
  filter: ReactNode
  empty: ReactNode
  isLoading: boolean
}

/** Of the column of checkboxes, in pixels. */
const selectionWidth = 56

/** The pipelines of a fleet, a page at a time; on a narrow screen everything about each in one cell. */
export function FleetTable(props: FleetTableProps) {
  const {
    collection,
    items,
    around,
    pagination,
    label,
    columns,
    header,
    filter,
    empty,
    isLoading,
  } = props
  const root = useRef<HTMLDivElement>(null)
  const width = useWidth(root)
  const isNarrow = width !== undefined && width < narrow
  const shown = useMemo(
    () => (isNarrow ? stacked(columns, width - selectionWidth) : columns),
    [isNarrow, columns, width],
  )
  return (
    <div ref={root} {...around}>
      <Table
        {...collection}
        key={isNarrow ? 'stacked' : label}
        variant="full-page"
        stickyHeader
        resizableColumns
        wrapLines
        items={items}
        columnDefinitions={shown}
        trackBy="id"
        selectionType="multi"
        loading={isLoading}
        loadingText="Listing pipelines"
        enableKeyboardNavigation
        stickyColumns={isNarrow ? { first: 0 } : { first: 1 }}
        ariaLabels={{
          tableLabel: label,
          allItemsSelectionLabel: () => 'Choose all pipelines',
          itemSelectionLabel: (_, { name }) => `Choose ${name}`,
        }}
        header={header}
        filter={filter}
        empty={
          <Box textAlign="center" padding={{ vertical: 'l' }}>
            {empty}
          </Box>
        }
        pagination={<Pagination {...pagination} ariaLabels={pageLabels} />}
      />
    </div>
  )
}
