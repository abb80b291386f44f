import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'
import { saveFile } from '../../ui/save-file.ts'

interface SaveTemplateProps {
  fileName: string
  text: string
  whyNot: string | undefined
  isPrimary: boolean
}

/** Saves the edited text, and says what became of it until the text is another. */
export function SaveTemplate({ fileName, text, whyNot, isPrimary }: SaveTemplateProps) {
  const [outcome, setOutcome] = useState<{ of: string; failure?: string }>()
  const save = async () => {
    try {
      if (await saveFile(fileName, text)) setOutcome({ of: text })
    } catch (error) {
      setOutcome({ of: text, failure: error instanceof Error ? error.message : String(error) })
    }
  }
  const shown = outcome?.of === text ? outcome : undefined
  return (
    <SpaceBetween direction="horizontal" size="xs" alignItems="center">
      <span role="status">
        {shown && (
          <StatusIndicator type={shown.failure === undefined ? 'success' : 'error'}>
            {shown.failure === undefined ? 'Saved' : `Not saved: ${shown.failure}`}
          </StatusIndicator>
        )}
      </span>
      <Button
        iconName="download"
        variant={isPrimary ? 'primary' : 'normal'}
        {...(whyNot !== undefined && { disabled: true, disabledReason: whyNot })}
        onClick={() => void save()}
      >
        Save template
      </Button>
    </SpaceBetween>
  )
}
