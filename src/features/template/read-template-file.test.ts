import { expect, test } from 'vitest'
import { readTemplateFile } from './read-template-file.ts'

test('A byte order mark and CRLF are read as they are', async () => {
  const text = '\uFEFFResources:\r\n  A: { Type: AWS::S3::Bucket }\r\n'
  expect(await readTemplateFile(new Blob([text]))).toBe(text)
})

test('A file that is not UTF-8 is refused, for it could not be saved as it was', async () => {
  const latin1 = new Blob([new Uint8Array([0x61, 0x3a, 0x20, 0xe4])])
  await expect(readTemplateFile(latin1)).rejects.toThrow(/not written in UTF-8/)
})
