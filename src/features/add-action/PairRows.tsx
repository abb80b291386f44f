import AttributeEditor, {
  type AttributeEditorProps,
} from '@cloudscape-design/components/attribute-editor'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import type { AvailableVariable } from '../../pipeline/output-variables.ts'
import type { Pair } from '../../pipeline/pairs.ts'
import { rowLayout } from '../../ui/row-layout.ts'
import { VariableInput } from './VariableInput.tsx'

interface PairRowsProps {
  /** What a row is, such as "parameter". */
  noun: string
  pairs: readonly Pair[]
  /** What a value may come from; no choice where it is left out. */
  types?: readonly string[]
  variables: readonly AvailableVariable[]
  onChange: (pairs: Pair[]) => void
}

/** Names with values, one row each. */
export function PairRows({ noun, pairs, types, variables, onChange }: PairRowsProps) {
  const set = (index: number, part: Partial<Pair>) =>
    onChange(pairs.map((pair, at) => (at === index ? { ...pair, ...part } : pair)))
  const definition: AttributeEditorProps.FieldDefinition<Pair>[] = [
    {
      label: 'Name',
      control: ({ name }, index) => (
        <Input
          value={name}
          spellcheck={false}
          onChange={({ detail }) => set(index, { name: detail.value })}
        />
      ),
      errorText: (pair) =>
        pairs.some((other) => other !== pair && other.name === pair.name)
          ? 'Another row has this name.'
          : undefined,
    },
    {
      label: 'Value',
      control: ({ value }, index) => (
        <VariableInput
          value={value}
          variables={variables}
          onChange={(text) => set(index, { value: text })}
        />
      ),
    },
    ...(types
      ? [
          {
            label: 'Type',
            control: ({ type = types[0] ?? '' }: Pair, index: number) => (
              <Select
                selectedOption={{ value: type, label: type }}
                options={types.map((one) => ({ value: one, label: one }))}
                onChange={({ detail }) => set(index, { type: detail.selectedOption.value ?? '' })}
              />
            ),
          },
        ]
      : []),
  ]
  return (
    <AttributeEditor<Pair>
      items={pairs}
      definition={definition}
      gridLayout={types ? rowLayout([1, 1], [1]) : rowLayout([1, 1])}
      addButtonText={`Add a ${noun}`}
      empty={`No ${noun}s.`}
      removeButtonText="Remove"
      removeButtonAriaLabel={({ name }) => `Remove ${noun} ${name}`}
      onAddButtonClick={() => onChange([...pairs, { name: '', value: '' }])}
      onRemoveButtonClick={({ detail }) => onChange([...pairs].toSpliced(detail.itemIndex, 1))}
    />
  )
}
