import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo, useState } from 'react'
import { CodeRegion } from './CodeRegion.tsx'

/** Lines shown before anyone asks for all of them. */
const firstLines = 400

/** Text to read; of a long one the beginning, until all is asked for. */
export function CodeText({ label, text }: { label: string; text: string }) {
  const lines = useMemo(() => text.split('\n'), [text])
  const [isWhole, setWhole] = useState(false)
  const isCut = !isWhole && lines.length > firstLines
  return (
    <SpaceBetween size="xs">
      <CodeRegion label={label}>
        <pre className="code-text">{isCut ? lines.slice(0, firstLines).join('\n') : text}</pre>
      </CodeRegion>
      {isCut && (
        <Button onClick={() => setWhole(true)}>
          Show all {lines.length.toLocaleString('en')} lines
        </Button>
      )}
    </SpaceBetween>
  )
}
