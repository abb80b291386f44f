import Box from '@cloudscape-design/components/box'
import Table from '@cloudscape-design/components/table'

/** A value of a named field before and after. */
export interface ChangedValue {
  /** What the row belongs to, such as a region; where all belong to one, it is left out. */
  group?: string
  field: string
  from: string
  to: string
  /** Why it changes, in a word or two. */
  why: string
}

interface ChangedValuesProps {
  label: string
  values: readonly ChangedValue[]
}

/** Values that are about to change, one a row. */
export function ChangedValues({ label, values }: ChangedValuesProps) {
  const isGrouped = values.some(({ group }) => group !== undefined)
  return (
    <Table
      variant="embedded"
      wrapLines
      items={values}
      ariaLabels={{ tableLabel: label }}
      columnDefinitions={[
        ...(isGrouped
          ? [{ id: 'group', header: 'Region', cell: ({ group }: ChangedValue) => group }]
          : []),
        { id: 'field', header: 'Field', cell: ({ field }) => field, isRowHeader: true },
        { id: 'from', header: 'From', cell: ({ from }) => <code>{from}</code> },
        {
          id: 'to',
          header: 'To',
          cell: ({ to, why }) => (
            <>
              <code>{to}</code>
              <Box fontSize="body-s" color="text-body-secondary">
                {why}
              </Box>
            </>
          ),
        },
      ]}
    />
  )
}
