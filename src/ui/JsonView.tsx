import Box from '@cloudscape-design/components/box'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo } from 'react'
import { CodeText } from './CodeText.tsx'
import { prettyJson } from './pretty-json.ts'

interface JsonViewProps {
  /** JSON in any layout; numbers and escapes are shown as they stand in it. */
  text: string
  /** What it is, such as "Structure of MyFirstPipeline". */
  label: string
}

/** JSON to read and to copy. */
export function JsonView({ text, label }: JsonViewProps) {
  const pretty = useMemo(() => prettyJson(text), [text])
  return (
    <SpaceBetween size="xs">
      <Box float="right">
        <CopyToClipboard
          textToCopy={pretty}
          copyButtonText="Copy JSON"
          copyButtonAriaLabel={`Copy JSON: ${label}`}
          copySuccessText="JSON copied"
          copyErrorText="The JSON could not be copied"
        />
      </Box>
      <CodeText label={label} text={pretty} />
    </SpaceBetween>
  )
}
