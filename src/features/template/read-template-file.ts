/**
 * A template's text, byte order mark included: what is saved later differs from the file by the edits
 * alone.
 *
 * @throws Error whose message says why the file is no text that CloudFormation reads.
 */
export async function readTemplateFile(file: Blob): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const bytes = await file.arrayBuffer()
  try {
    return decoder.decode(bytes)
  } catch {
    throw new Error(
      'The file is not written in UTF-8. Save it as UTF-8; CloudFormation reads nothing else.',
    )
  }
}
