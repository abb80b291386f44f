import Box from '@cloudscape-design/components/box'
import Table from '@cloudscape-design/components/table'
import type { ReactNode } from 'react'
import { ScreenLink } from '../../ui/ScreenLink.tsx'
import { type FleetGroup, fleetProperties, groupRows } from './fleet-filter.ts'
import type { FleetRow } from './fleet-row.ts'

interface FleetGroupsProps {
  rows: readonly FleetRow[]
  by: keyof FleetRow
  header: ReactNode
  filter: ReactNode
  /** Shows the pipelines of a group. */
  onOpen: (value: string) => void
}

/** How many pipelines have each value of a property; a group leads to its pipelines. */
export function FleetGroups({ rows, by, header, filter, onOpen }: FleetGroupsProps) {
  const property = fleetProperties.find(({ key }) => key === by)
  return (
    <Table<FleetGroup>
      variant="full-page"
      stickyHeader
      items={groupRows(rows, by)}
      trackBy="value"
      ariaLabels={{ tableLabel: `Pipelines by ${property?.label.toLowerCase() ?? by}` }}
      header={header}
      filter={filter}
      empty={<Box textAlign="center">Nothing to group by yet.</Box>}
      wrapLines
      columnDefinitions={[
        {
          id: 'value',
          header: property?.label ?? by,
          isRowHeader: true,
          cell: ({ value }) => (
            <ScreenLink href="#" onFollow={() => onOpen(value)}>
              {value}
            </ScreenLink>
          ),
        },
        { id: 'pipelines', header: 'Pipelines', cell: ({ pipelines }) => pipelines },
        { id: 'findings', header: 'With findings', cell: ({ findings }) => findings },
      ]}
    />
  )
}
