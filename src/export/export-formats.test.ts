import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyEdit, anyPipeline } from '../pipeline/arbitrary-pipelines.ts'
import type { Edit } from '../pipeline/edits.ts'
import { exampleAction, healthy, home } from '../pipeline/example-pipelines.ts'
import { exportFormats } from './export-formats.ts'

test('no form fails on any plan, and each says what it cannot carry', () => {
  fc.assert(
    fc.property(anyPipeline, fc.array(anyEdit, { maxLength: 4 }), (base, edits) => {
      for (const { write } of exportFormats) {
        const { text, fileName, notes } = write({ base, plan: { homeRegion: home, edits } })
        expect(text.endsWith('\n')).toBe(true)
        expect(fileName).toContain('Any')
        expect(notes.length).toBeGreaterThan(0)
      }
    }),
    { numRuns: 30 },
  )
})

test.each(exportFormats)('$label holds no secret, typed or masked', ({ write }) => {
  const edits: Edit[] = [
    {
      kind: 'add-action',
      stage: 'Source',
      action: exampleAction('GitHub', ['Source', 'GitHub', 'ThirdParty'], {
        configuration: { Owner: 'o', Repo: 'r', Branch: 'main', OAuthToken: 'typed-token' },
        outputArtifacts: [{ name: 'More' }],
      }),
    },
  ]
  const { text, notes } = write({ base: healthy, plan: { homeRegion: home, edits } })
  expect(text).not.toContain('typed-token')
  expect(notes.join('\n')).toContain('the OAuthToken of action "GitHub" in stage "Source"')
})
