import Box from '@cloudscape-design/components/box'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import type { AvailableVariable } from '../../pipeline/output-variables.ts'
import {
  type Pair,
  type PairsForm,
  pairTypes,
  readPairs,
  writePairs,
} from '../../pipeline/pairs.ts'
import { PairRows } from './PairRows.tsx'
import { VariableTextarea } from './VariableTextarea.tsx'

interface PairsControlProps {
  /** The configuration key. */
  name: string
  form: PairsForm
  variables: readonly AvailableVariable[]
  /** JSON text. */
  value: string
  onChange: (value: string) => void
}

/**
 * JSON text of names and values, as rows or as it is. Rows are kept here, because a name that is
 * being typed may for a moment be empty; they give way to text that they did not write, such as
 * that of an undo.
 */
export function PairsControl({ name, form, variables, value, onChange }: PairsControlProps) {
  const [typed, setTyped] = useState<readonly Pair[]>(() => readPairs(value, form) ?? [])
  const [view, setView] = useState('rows')
  const read = readPairs(value, form)
  const pairs = writePairs(typed, form) === value ? typed : read
  const isText = view === 'json' || !pairs
  return (
    <div role="group" aria-label={name}>
      <SpaceBetween size="xs">
        <SegmentedControl
          label={`${name} as`}
          selectedId={isText ? 'json' : 'rows'}
          options={[
            {
              id: 'rows',
              text: 'Rows',
              disabled: !pairs,
              ...(!pairs && { disabledReason: 'The text says more than rows can show.' }),
            },
            { id: 'json', text: 'JSON' },
          ]}
          onChange={({ detail }) => setView(detail.selectedId)}
        />
        {isText ? (
          <VariableTextarea value={value} variables={variables} onChange={onChange} />
        ) : (
          <PairRows
            noun={form === 'object' ? 'parameter' : 'variable'}
            pairs={pairs}
            {...(form === 'typed-list' && { types: pairTypes })}
            variables={variables}
            onChange={(next) => {
              setTyped(next)
              onChange(writePairs(next, form))
            }}
          />
        )}
        {value.length > 0 && <Box variant="small">{value.length} of 1000 characters</Box>}
      </SpaceBetween>
    </div>
  )
}
