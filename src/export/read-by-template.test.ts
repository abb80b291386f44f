/** The exported template as the template's own reader has it, which knows nothing of this writer. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyEdit, anyPipeline } from '../pipeline/arbitrary-pipelines.ts'
import { applyPlan } from '../pipeline/edits.ts'
import { exampleAction, healthy, home } from '../pipeline/example-pipelines.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { readTemplate } from '../template/read-template.ts'
import { exportCloudFormation } from './cloudformation.ts'

function readBack(text: string): Pipeline {
  const reading = readTemplate(text, { homeRegion: home })
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  const [found, ...more] = reading.template.pipelines
  expect(more).toEqual([])
  expect(found?.refusal).toBeUndefined()
  if (!found) throw new Error('There is no pipeline in it.')
  return found.pipeline
}

/** Without the version, which AWS sets, and the members of tomorrow, whose names begin with an x. */
const known = (pipeline: Pipeline) =>
  JSON.parse(JSON.stringify(pipeline), (key, value: unknown) =>
    /^x[A-Z]/.test(key) || (key === 'version' && typeof value === 'number') ? undefined : value,
  ) as Pipeline

test.each(['yaml', 'json'] as const)('any edited pipeline reads back from %s', (form) => {
  const cases = fc.record({ base: anyPipeline, edits: fc.array(anyEdit, { maxLength: 4 }) })
  fc.assert(
    fc.property(cases, ({ base, edits }) => {
      const plan = { homeRegion: home, edits }
      const { text } = exportCloudFormation({ base, plan }, form)
      const { pipeline } = applyPlan(base, plan)
      expect(JSON.parse(JSON.stringify(readBack(text)))).toEqual(known(pipeline))
    }),
    { numRuns: 40 },
  )
})

test('a secret reads back as the parameter that it is', () => {
  const source = exampleAction('GitHub', ['Source', 'GitHub', 'ThirdParty'], {
    configuration: { Owner: 'o', Repo: 'r', Branch: 'main', OAuthToken: '****' },
  })
  const base = { ...healthy, stages: [{ name: 'Source', actions: [source] }] }
  const { text } = exportCloudFormation({ base, plan: { homeRegion: home, edits: [] } }, 'yaml')
  expect(readBack(text).stages[0]?.actions[0]?.configuration?.['OAuthToken']).toBe(
    '!Ref GitHubOAuthToken',
  )
})
