import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { permissionsPage } from './permissions-page.ts'

test('docs/permissions.md says what the bridge passes on; npx tsx tools/permissions.ts writes it', async () => {
  expect(await readFile('docs/permissions.md', 'utf8')).toBe(permissionsPage())
})
