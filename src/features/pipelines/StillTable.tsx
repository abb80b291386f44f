import Table, { type TableProps } from '@cloudscape-design/components/table'
import { memo, type RefObject, useMemo } from 'react'
import './vacant-rows.css'
import { useShownPipelines } from './shown-pipelines.ts'

/** Of a table, by the field of one column. */
export interface Sorting {
  sortingField: string
  isDescending: boolean
}

interface StillTableProps {
  /** To scroll to its top when the page is turned. */
  table: RefObject<TableProps.Ref | null>
  /** Rows, vacant ones among them. */
  places: number
  columns: readonly TableProps.ColumnDefinition<number>[]
  sortingField: string
  isDescending: boolean
  onSort: (sorting: Sorting) => void
  /** Pipelines on all pages, and the number of the first on this one, counted from 1. */
  total: number
  first: number
  isNarrow: boolean
  isPending: boolean
}

/** Renders only when a row comes or goes; what is in it is read by its parts. */
export const StillTable = memo(function StillTable(props: StillTableProps) {
  const { table, places, columns, sortingField, isDescending, onSort } = props
  const { total, first, isNarrow, isPending } = props
  const items = useMemo(() => Array.from({ length: places }, (_, place) => place), [places])
  return (
    <Table
      key={isNarrow ? 'stacked' : 'side by side'}
      ref={table}
      variant="full-page"
      stickyHeader
      resizableColumns
      items={items}
      columnDefinitions={columns}
      sortingColumn={{ sortingField }}
      sortingDescending={isDescending}
      onSortingChange={({ detail }) =>
        onSort({
          sortingField: detail.sortingColumn.sortingField ?? '',
          isDescending: detail.isDescending ?? false,
        })
      }
      totalItemsCount={total}
      firstIndex={first}
      loading={isPending}
      loadingText="Loading pipelines"
      enableKeyboardNavigation
      ariaLabels={{ tableLabel: 'Pipelines' }}
      header={<Part name="header" />}
      filter={<Part name="filter" />}
      pagination={<Part name="pagination" />}
      empty={<Part name="empty" />}
    />
  )
})

type PartName = 'header' | 'filter' | 'pagination' | 'empty'

const Part = ({ name }: { name: PartName }) => useShownPipelines()[name]
