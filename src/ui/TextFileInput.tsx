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
  /** The text that is there at first. */
  initial?: string
  /** In place of reading the file as text; rejects with what is said about a file that is none. */
  read?: (file: File) => Promise<string>
  /**
   * Called with every text that was chosen, dropped or pasted, and the file's name where there is
   * one; empty where it was taken back.
   */
  onText: (text: string, fileName?: string) => void
}

/** A file to choose or to drop, or its text to paste. */
export function TextFileInput(props: TextFileInputProps) {
  const { label, description, pasteLabel, accept, error, initial = '', onText } = props
  const { read = readTextFile } = props
  const [files, setFiles] = useState<File[]>([])
  const [text, setText] = useState(initial)
  const [unread, setUnread] = useState('')
  const take = (given: string, fileName?: string) => {
    // A mark of the byte order that was copied along is no part of the text.
    const taken = given.replace(/^\uFEFF/, '')
    setUnread('')
    setText(taken)
    onText(taken, fileName)
  }
  const open = (file: File) =>
    read(file).then(
      (taken) => take(taken, file.name),
      (failure: unknown) => setUnread(failure instanceof Error ? failure.message : String(failure)),
    )
  return (
    <SpaceBetween size="m">
      <FormField label={label} description={description} errorText={unread}>
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
            if (file) void open(file)
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
