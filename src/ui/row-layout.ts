import type { AttributeEditorProps } from '@cloudscape-design/components/attribute-editor'

/**
 * Rows of an attribute editor: its fields and their button side by side where there is room, below
 * each other on a phone.
 *
 * @param lines of fields, by their widths relative to each other.
 */
export const rowLayout = (...lines: number[][]): AttributeEditorProps.GridLayout[] => [
  { breakpoint: 'xxs', rows: lines, removeButton: { ownRow: false, width: 'auto' } },
  { rows: lines.flat().map(() => [1]), removeButton: { ownRow: true } },
]
