import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo, useState } from 'react'
import { CodeRegion } from './CodeRegion.tsx'
import { prettyJson } from './pretty-json.ts'

interface JsonViewProps {
  /** JSON in any layout; numbers and escapes are shown as they stand in it. */
  text: string
  /** What it is, such as "Structure of MyFirstPipeline". */
  label: string
}

/** Lines shown before anyone asks for all of them. */
const firstLines = 400

/** JSON to read and to copy. */
export function JsonView({ text, label }: JsonViewProps) {
  const pretty = useMemo(() => prettyJson(text), [text])
  const lines = useMemo(() => pretty.split('\n'), [pretty])
  const [isWhole, setWhole] = useState(false)
  const isCut = !isWhole && lines.length > firstLines
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
      <CodeRegion label={label}>
        <pre className="code-text">{isCut ? lines.slice(0, firstLines).join('\n') : pretty}</pre>
      </CodeRegion>
      {isCut && (
        <Button onClick={() => setWhole(true)}>
          Show all {lines.length.toLocaleString('en')} lines
        </Button>
      )}
    </SpaceBetween>
  )
}
