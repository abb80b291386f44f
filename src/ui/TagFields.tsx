import AttributeEditor, {
  type AttributeEditorProps,
} from '@cloudscape-design/components/attribute-editor'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { rowLayout } from './row-layout.ts'

/** One tag as typed so far. */
export interface TagRow {
  key: string
  value: string
}

interface TagFieldsProps {
  rows: readonly TagRow[]
  errorText: string | undefined
  onChange: (rows: TagRow[]) => void
}

/** Tags of something new. */
export function TagFields({ rows, errorText, onChange }: TagFieldsProps) {
  const set = (index: number, part: Partial<TagRow>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)))
  const field = (
    member: keyof TagRow,
    label: string,
  ): AttributeEditorProps.FieldDefinition<TagRow> => ({
    label,
    control: (row, index) => (
      <Input
        value={row[member]}
        onChange={({ detail }) => set(index, { [member]: detail.value })}
      />
    ),
  })
  return (
    <FormField label="Tags" {...(errorText && { errorText })}>
      <AttributeEditor<TagRow>
        items={rows}
        addButtonText="Add a tag"
        empty="No tags."
        removeButtonText="Remove"
        removeButtonAriaLabel={({ key }) => `Remove tag ${key}`}
        gridLayout={rowLayout([1, 1])}
        definition={[field('key', 'Tag key'), field('value', 'Tag value')]}
        onAddButtonClick={() => onChange([...rows, { key: '', value: '' }])}
        onRemoveButtonClick={({ detail }) => onChange(rows.toSpliced(detail.itemIndex, 1))}
      />
    </FormField>
  )
}
