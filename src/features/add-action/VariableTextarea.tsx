import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { type AvailableVariable, completionsOf } from '../../pipeline/output-variables.ts'

interface VariableTextareaProps {
  value: string
  variables: readonly AvailableVariable[]
  rows?: number
  onChange: (value: string) => void
}

/** As many as one looks at. */
const most = 6

/** Several lines of text; a variable that is begun with `#{` can be completed below them. */
export function VariableTextarea({ value, variables, rows = 4, onChange }: VariableTextareaProps) {
  const completions = completionsOf(value, variables)
  return (
    <SpaceBetween size="xxs">
      <Textarea
        value={value}
        rows={rows}
        spellcheck={false}
        onChange={({ detail }) => onChange(detail.value)}
      />
      {completions.length > 0 && (
        <SpaceBetween size="xs" direction="horizontal" alignItems="center">
          <Box variant="small">Complete with</Box>
          {completions.slice(0, most).map(({ text, variable, from }) => (
            <Button
              key={variable}
              variant="inline-link"
              ariaLabel={`${variable}, from ${from}`}
              onClick={() => onChange(text)}
            >
              {variable}
            </Button>
          ))}
          {completions.length > most && (
            <Box variant="small">and {completions.length - most} more</Box>
          )}
        </SpaceBetween>
      )}
    </SpaceBetween>
  )
}
