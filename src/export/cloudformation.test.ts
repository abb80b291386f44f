import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { anyEdit, anyPipeline } from '../pipeline/arbitrary-pipelines.ts'
import { applyPlan, type Edit } from '../pipeline/edits.ts'
import { everyMember, exampleAction, healthy, home } from '../pipeline/example-pipelines.ts'
import { parseJson } from '../pipeline/json-text.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { exportCloudFormation } from './cloudformation.ts'
import { layoutYaml } from './yaml.ts'

const input = (base: Pipeline, edits: readonly Edit[] = []) => ({
  base,
  plan: { homeRegion: home, edits },
})

interface Template {
  Parameters?: Record<string, object>
  Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>
}

/** YAML's `!Ref name` is JSON's `{ Ref: name }`. */
const ref = { tag: '!Ref', resolve: (name: string) => ({ Ref: name }) }

const readers = {
  yaml: (text: string) => parse(text, { customTags: [ref] }) as Template,
  json: (text: string) => JSON.parse(text) as Template,
}

/** A second reading of the properties: back to the declaration. */
function declarationOf(template: Template): unknown {
  const [resource] = Object.values(template.Resources)
  const { artifactStores, ...rest } = lowered(resource?.Properties) as Record<string, unknown>
  if (artifactStores === undefined) return rest
  const stores = artifactStores as { region: string; artifactStore: object }[]
  return {
    ...rest,
    artifactStores: Object.fromEntries(
      stores.map(({ region, artifactStore }) => [region, artifactStore]),
    ),
  }
}

function lowered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lowered)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key.charAt(0).toLowerCase() + key.slice(1),
      key === 'Configuration' ? member : lowered(member),
    ]),
  )
}

/** The pipeline without its own version and the members of tomorrow, whose names begin with an x. */
const known = (pipeline: Pipeline) =>
  JSON.parse(JSON.stringify(pipeline), (key, value: unknown) =>
    /^x[A-Z]/.test(key) || (key === 'version' && typeof value === 'number') ? undefined : value,
  ) as Pipeline

describe.each(['yaml', 'json'] as const)('as %s', (form) => {
  test('any edited pipeline reads back as it is, members of tomorrow left out and named', () => {
    const cases = fc.record({ base: anyPipeline, edits: fc.array(anyEdit, { maxLength: 4 }) })
    fc.assert(
      fc.property(cases, ({ base, edits }) => {
        const { pipeline } = applyPlan(base, { homeRegion: home, edits })
        const { text, notes } = exportCloudFormation(input(base, edits), form)
        expect(declarationOf(readers[form](text))).toEqual(known(pipeline))
        const isWhole = !/"x[A-Z][a-z]*":/.test(JSON.stringify(pipeline))
        expect(notes.some((note) => note.includes('has no place for'))).toBe(!isWhole)
      }),
      { numRuns: 60 },
    )
  })

  test('everything that AWS documents has a property, but for the timeout of a rule', () => {
    const { text, notes } = exportCloudFormation(input(everyMember), form)
    const missing = 'stages["Build"].onSuccess.conditions[0].rules["Alarm"].timeoutInMinutes'
    expect(notes[0]).toBe(`CloudFormation has no place for, so left out: ${missing}.`)
    const expected = known(everyMember)
    const gate = expected.stages[1]?.['onSuccess'] as { conditions: { rules: object[] }[] }
    Reflect.deleteProperty(gate.conditions[0]?.rules[0] ?? {}, 'timeoutInMinutes')
    expect(declarationOf(readers[form](text))).toEqual(expected)
  })

  test('a secret is a parameter that is not shown', () => {
    const source = exampleAction('GitHub', ['Source', 'GitHub', 'ThirdParty'], {
      configuration: { Owner: 'o', Repo: 'r', Branch: 'main', OAuthToken: '****' },
    })
    const base = { ...healthy, stages: [{ name: 'Source', actions: [source] }] }
    const { text, notes } = exportCloudFormation(input(base), form)
    const template = readers[form](text)
    expect(template.Parameters).toMatchObject({ GitHubOAuthToken: { NoEcho: true } })
    expect(JSON.stringify(template)).toContain('"OAuthToken":{"Ref":"GitHubOAuthToken"}')
    expect(text).not.toContain('****')
    expect(notes).toContain(
      'No secret is written. Give it as the parameter GitHubOAuthToken: the OAuthToken of action "GitHub" in stage "Source".',
    )
  })
})

test('YAML keeps any text and number as it is', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ unit: 'binary' })), {
        noNullPrototype: true,
      }),
      (value) => {
        expect(parse(layoutYaml({ value }))).toEqual({ value })
      },
    ),
    { numRuns: 40 },
  )
  const tricky = ['yes', 'No', '~', '1.0', '0x1', '', ' a', 'a ', 'a: b', 'a #b', '- a', '{{x}}']
  expect(parse(layoutYaml({ tricky }), { version: '1.1' })).toEqual({ tricky })
  expect(layoutYaml({ big: parseJson('12345678901234567890') })).toBe('big: 12345678901234567890\n')
})
