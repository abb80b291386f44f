/** Saves text as a file of the person's, in UTF-8. */
export function download(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The browser has taken the text by the time of the next task.
  setTimeout(() => URL.revokeObjectURL(url))
}
