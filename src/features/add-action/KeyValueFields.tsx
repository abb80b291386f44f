import AttributeEditor, {
  type AttributeEditorProps,
} from '@cloudscape-design/components/attribute-editor'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useState } from 'react'
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

/**
 * Configuration of a provider that the catalogue does not know: any keys and values. Rows are kept
 * here, because a key that is being typed may for a moment be empty or equal another.
 */
export function KeyValueFields({ values, notes, onChange }: KeyValueFieldsProps) {
  const [rows, setRows] = useState<readonly Row[]>(() =>
    Object.entries(values).map(([key, value]) => ({ key, value })),
  )
  const change = (next: readonly Row[]) => {
    setRows(next)
    onChange(Object.fromEntries(next.map(({ key, value }) => [key, value])))
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
