import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { CodeText } from './CodeText.tsx'
import { download } from './download.ts'

interface CodeFileProps {
  /** What it is, such as "AWS CLI script". */
  label: string
  text: string
  fileName: string
  /** The word on the button that saves it; "Download" where there is no better one. */
  save?: string
}

/** Text to read, to copy and to save as a file. */
export function CodeFile({ label, text, fileName, save = 'Download' }: CodeFileProps) {
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
      <CodeText label={label} text={text} />
    </SpaceBetween>
  )
}
