/** Writes docs/permissions.md from the bridge's allow-list: `npx tsx tools/permissions.ts`. */
import { writeFile } from 'node:fs/promises'
import { permissionsPage } from './permissions-page.ts'

await writeFile('docs/permissions.md', permissionsPage())
