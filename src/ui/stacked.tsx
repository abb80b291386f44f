import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { TableProps } from '@cloudscape-design/components/table'

/** Below this many pixels the columns of a table do not fit side by side. */
export const narrow = 600

/**
 * One column in the place of many, so that a narrow screen shows every row whole.
 *
 * @param width in pixels; left out, the column takes what its table has.
 */
export function stacked<Item>(
  columns: readonly TableProps.ColumnDefinition<Item>[],
  width?: number,
): TableProps.ColumnDefinition<Item>[] {
  const [first, ...others] = columns
  if (!first) return []
  return [
    {
      ...first,
      ...(width !== undefined && { width, minWidth: width }),
      cell: (item) => (
        <SpaceBetween size="xxs">
          {first.cell(item)}
          {others.map((column) => {
            const cell = column.cell(item)
            // What has nothing to say of this row takes no line.
            if (cell === null || cell === undefined) return null
            return (
              <div key={column.id}>
                <Box display="inline" color="text-body-secondary">
                  {column.header}:
                </Box>{' '}
                <div style={{ display: 'inline-block', verticalAlign: 'top' }}>{cell}</div>
              </div>
            )
          })}
        </SpaceBetween>
      ),
    },
  ]
}
