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
  onSaved: () => void
  /** Takes the saved text as the one to go on from; absent where the text is not the person's own. */
  onGoOn: (() => void) | undefined
}

/** Saves the edited text, and says what became of it until the text is another. */
export function SaveTemplate({
  fileName,
  text,
  whyNot,
  isPrimary,
  onSaved,
  onGoOn,
}: SaveTemplateProps) {
  const [outcome, setOutcome] = useState<{ of: string; failure?: string }>()
  const save = async () => {
    try {
      if (!(await saveFile(fileName, text))) return
      setOutcome({ of: text })
      onSaved()
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
      {shown && shown.failure === undefined && onGoOn && (
        <Button onClick={onGoOn}>Go on from the saved text</Button>
      )}
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
