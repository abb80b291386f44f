import AttributeEditor, {
  type AttributeEditorProps,
} from '@cloudscape-design/components/attribute-editor'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useState } from 'react'
import { deepEqual } from '../../pipeline/deep-equal.ts'
import { rowLayout } from '../../ui/row-layout.ts'
import type { Notes } from './step-props.ts'

interface Row {
  key: string
  value: string
}

interface KeyValueFieldsProps {
  values: Record<string, string>
  notes: Notes
  onChange: (values: Record<string, string>) => void
}

const rowsOf = (values: Record<string, string>): readonly Row[] =>
  Object.entries(values).map(([key, value]) => ({ key, value }))

const valuesOf = (rows: readonly Row[]) =>
  Object.fromEntries(rows.map(({ key, value }) => [key, value]))

/**
 * Configuration of a provider that the catalogue does not know: any keys and values. Rows are kept
 * here, because a key that is being typed may for a moment be empty or equal another; they give way
 * to values that they did not make, such as those of an undo.
 */
export function KeyValueFields({ values, notes, onChange }: KeyValueFieldsProps) {
  const [typed, setRows] = useState<readonly Row[]>(() => rowsOf(values))
  const rows = deepEqual(valuesOf(typed), values) ? typed : rowsOf(values)
  const change = (next: readonly Row[]) => {
    setRows(next)
    onChange(valuesOf(next))
  }
  const set = (index: number, part: Partial<Row>) =>
    change(rows.map((row, at) => (at === index ? { ...row, ...part } : row)))
  const isRepeated = (row: Row) => rows.some((other) => other !== row && other.key === row.key)
  return (
    <FormField label="Configuration" {...notes}>
      <AttributeEditor<Row>
        items={rows}
        addButtonText="Add a key"
        empty="No configuration."
        removeButtonText="Remove"
        removeButtonAriaLabel={({ key }) => `Remove key ${key}`}
        gridLayout={rowLayout([1, 1])}
        definition={definitionFor(set, isRepeated)}
        onAddButtonClick={() => change([...rows, { key: '', value: '' }])}
        onRemoveButtonClick={({ detail }) => change(rows.toSpliced(detail.itemIndex, 1))}
      />
    </FormField>
  )
}

const definitionFor = (
  set: (index: number, part: Partial<Row>) => void,
  isRepeated: (row: Row) => boolean,
): AttributeEditorProps.FieldDefinition<Row>[] => [
  {
    label: 'Key',
    control: ({ key }, index) => (
      <Input value={key} onChange={({ detail }) => set(index, { key: detail.value })} />
    ),
    errorText: (row) => (isRepeated(row) ? 'Another row has this key.' : undefined),
  },
  {
    label: 'Value',
    control: ({ value }, index) => (
      <Input value={value} onChange={({ detail }) => set(index, { value: detail.value })} />
    ),
  },
]
