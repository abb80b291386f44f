import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import TokenGroup from '@cloudscape-design/components/token-group'
import { useState } from 'react'

interface NamesInputProps {
  names: readonly string[]
  placeholder: string
  onChange: (names: string[]) => void
}

/** A list of names typed one by one: Enter, a comma or leaving the field takes the name over. */
export function NamesInput({ names, placeholder, onChange }: NamesInputProps) {
  const [typed, setTyped] = useState('')
  const take = (text: string) => {
    const added = text
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !names.includes(name))
    setTyped('')
    if (added.length > 0) onChange([...names, ...added])
  }
  return (
    <SpaceBetween size="xs">
      <Input
        value={typed}
        placeholder={placeholder}
        spellcheck={false}
        onChange={({ detail }) =>
          detail.value.includes(',') ? take(detail.value) : setTyped(detail.value)
        }
        onKeyDown={(event) => {
          if (event.detail.key !== 'Enter' || typed.trim() === '') return
          event.preventDefault()
          take(typed)
        }}
        onBlur={() => take(typed)}
      />
      <TokenGroup
        items={names.map((name) => ({ label: name, dismissLabel: `Remove ${name}` }))}
        onDismiss={({ detail }) => onChange([...names].toSpliced(detail.itemIndex, 1))}
      />
    </SpaceBetween>
  )
}
