import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { regionColors } from './region-color.ts'
import { graphTokens } from './tokens.ts'

/**
 * The tokens name variables of the components by a hash that changes with their release. When the
 * two packages do not fit, every colour silently falls back to light mode.
 */
test('the design tokens are those of the installed components', () => {
  const components = dirname(
    createRequire(import.meta.url).resolve('@cloudscape-design/components/package.json'),
  )
  const theme = readFileSync(join(components, 'internal/base-theme/styles.scoped.css'), 'utf8')
  const used = [...Object.values(graphTokens), regionColors('us-east-1').fill].map((token) =>
    String(token).replace(/^var\((--[\w-]+),.*/, '$1'),
  )
  expect(used.filter((variable) => !theme.includes(`${variable}:`))).toEqual([])
})
