import { download } from './download.ts'

/** The part of the File System Access API that is used, where the browser has it. */
interface SavePicker {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>
}

/**
 * Saves text to a place that the person chooses; as a download in browsers that offer no choice.
 *
 * @returns whether the person went through with it.
 * @throws DOMException where the chosen file cannot be written.
 * Source: https://developer.mozilla.org/docs/Web/API/Window/showSaveFilePicker
 */
export async function saveFile(fileName: string, text: string): Promise<boolean> {
  const { showSaveFilePicker } = globalThis as SavePicker
  if (!showSaveFilePicker) {
    download(fileName, text)
    return true
  }
  try {
    const handle = await showSaveFilePicker({ suggestedName: fileName })
    const stream = await handle.createWritable()
    await stream.write(text)
    await stream.close()
    return true
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return false
    throw error
  }
}
