import FileUpload from '@cloudscape-design/components/file-upload'
import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { useState } from 'react'
import { readTextFile } from './read-text-file.ts'

interface TextFileInputProps {
  /** What the file is: "Plan file". */
  label: string
  description: string
  /** What the field for pasted text asks for: "Or paste its text". */
  pasteLabel: string
  /** Endings that the file dialog offers: `.json`. */
  accept: string
  /** Why the text is not taken, where it is not. */
  error?: string | undefined
  /** Called with every text that was chosen, dropped or pasted; empty where it was taken back. */
  onText: (text: string) => void
}

/** A file to choose or to drop, or its text to paste. */
export function TextFileInput(props: TextFileInputProps) {
  const { label, description, pasteLabel, accept, error, onText } = props
  const [files, setFiles] = useState<File[]>([])
  const [text, setText] = useState('')
  const take = (taken: string) => {
    setText(taken)
    onText(taken)
  }
  return (
    <SpaceBetween size="m">
      <FormField label={label} description={description}>
        <FileUpload
          value={files}
          accept={accept}
          showFileSize
          i18nStrings={{
            uploadButtonText: () => 'Choose file',
            dropzoneText: () => 'Drop the file here',
            removeFileAriaLabel: (index) => `Remove file ${index + 1}`,
            errorIconAriaLabel: 'Error',
          }}
          onChange={({ detail }) => {
            const [file] = detail.value
            setFiles(file ? [file] : [])
            if (file) void readTextFile(file).then(take)
            else take('')
          }}
        />
      </FormField>
      <FormField label={pasteLabel} errorText={error}>
        <Textarea
          value={text}
          rows={6}
          spellcheck={false}
          autoComplete={false}
          onChange={({ detail }) => {
            setFiles([])
            take(detail.value)
          }}
        />
      </FormField>
    </SpaceBetween>
  )
}
