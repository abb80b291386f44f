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

const anywhere = { overflowWrap: 'anywhere' } as const

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
        {
          id: 'field',
          header: isGrouped ? 'Region and field' : 'Field',
          isRowHeader: true,
          minWidth: 150,
          cell: ({ group, field, why }) => (
            <>
              {group && <Box fontWeight="bold">{group}</Box>}
              <span style={anywhere}>{field}</span>
              <Box fontSize="body-s" color="text-body-secondary">
                {why}
              </Box>
            </>
          ),
        },
        {
          id: 'value',
          header: 'From, to',
          minWidth: 130,
          cell: ({ from, to }) => (
            <>
              <div style={anywhere}>
                <Box variant="code" color="text-body-secondary">
                  {from}
                </Box>
              </div>
              <div style={anywhere}>
                <Box variant="code">{to}</Box>
              </div>
            </>
          ),
        },
      ]}
    />
  )
}
