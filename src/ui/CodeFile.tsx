import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo, useState } from 'react'
import { CodeRegion } from './CodeRegion.tsx'
import { download } from './download.ts'

interface CodeFileProps {
  /** What it is, such as "AWS CLI script". */
  label: string
  text: string
  fileName: string
  /** The word on the button that saves it; "Download" where there is no better one. */
  save?: string
}

/** Lines shown before anyone asks for all of them. */
const firstLines = 400

/** Text to read, to copy and to save as a file. */
export function CodeFile({ label, text, fileName, save = 'Download' }: CodeFileProps) {
  const lines = useMemo(() => text.split('\n'), [text])
  const [isWhole, setWhole] = useState(false)
  const isCut = !isWhole && lines.length > firstLines
  return (
    <SpaceBetween size="xs">
      <SpaceBetween direction="horizontal" size="xs">
        <Button
          iconName="download"
          ariaLabel={`${save}: ${fileName}`}
          onClick={() => download(fileName, text)}
        >
          {save}
        </Button>
        <CopyToClipboard
          textToCopy={text}
          copyButtonText="Copy"
          copyButtonAriaLabel={`Copy: ${label}`}
          copySuccessText="Copied"
          copyErrorText="It could not be copied"
        />
      </SpaceBetween>
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
