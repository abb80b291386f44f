import { parse } from '@cdktf/hcl2json'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyEdit, anyPipeline } from '../pipeline/arbitrary-pipelines.ts'
import { applyPlan, type Edit } from '../pipeline/edits.ts'
import {
  deployAction,
  everyMember,
  exampleAction,
  healthy,
  healthyV2,
  home,
} from '../pipeline/example-pipelines.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { layoutHcl } from './hcl.ts'
import { exportTerraform, exportTerraformBlocks } from './terraform.ts'

const input = (base: Pipeline, edits: readonly Edit[] = []) => ({
  base,
  plan: { homeRegion: home, edits },
})

type Block = Record<string, unknown>

/** HashiCorp's own parser, which doubles the sign of a `${` and a `%{` that is text. */
const read = async (hcl: string) => {
  const json = JSON.stringify(await parse('main.tf', hcl))
  return JSON.parse(json.replaceAll('$${', '${').replaceAll('%%{', '%{')) as Record<
    string,
    Block[]
  > & { resource: Record<string, Record<string, Block[]>> }
}

const blocks = (value: unknown) => (value ?? []) as Block[]
const named = (names: unknown) => ((names ?? []) as string[]).map((name) => ({ name }))
const typeOf = ({ category, owner, provider, version }: Block) => ({
  category,
  owner,
  provider,
  version,
})
const optional = (name: string, value: unknown) => (value === undefined ? {} : { [name]: value })

/** A second reading of the documented arguments: back to the declaration. */
function declarationOf(resource: Block): unknown {
  const stores = blocks(resource['artifact_store']).map(({ region, encryption_key, ...store }) => ({
    region: region as string | undefined,
    store: { ...store, ...optional('encryptionKey', blocks(encryption_key)[0]) },
  }))
  const [first] = stores
  return {
    name: resource['name'],
    roleArn: resource['role_arn'],
    ...optional('pipelineType', resource['pipeline_type']),
    ...optional('executionMode', resource['execution_mode']),
    ...(stores.length === 1 && first?.region === undefined
      ? { artifactStore: first?.store }
      : {
          artifactStores: Object.fromEntries(stores.map(({ region, store }) => [region, store])),
        }),
    stages: blocks(resource['stage']).map((stage) => ({
      name: stage['name'],
      actions: blocks(stage['action']).map((action) => ({
        name: action['name'],
        actionTypeId: typeOf(action),
        inputArtifacts: named(action['input_artifacts']),
        outputArtifacts: named(action['output_artifacts']),
        configuration: action['configuration'] ?? {},
        ...optional('runOrder', action['run_order']),
        ...optional('region', action['region']),
        ...optional('roleArn', action['role_arn']),
        ...optional('namespace', action['namespace']),
        ...optional('timeoutInMinutes', action['timeout_in_minutes']),
      })),
    })),
  }
}

/** The same part of a pipeline, with what is left out when empty. */
const expectedOf = (pipeline: Pipeline): unknown => {
  const stores = Object.values(pipeline.artifactStores ?? {})
  const bare = ({ type, location, encryptionKey }: (typeof stores)[number]) => ({
    type,
    location,
    ...optional('encryptionKey', encryptionKey),
  })
  const { artifactStore = stores.length === 1 ? stores[0] : undefined } = pipeline
  return {
    name: pipeline.name,
    roleArn: pipeline.roleArn,
    ...optional('pipelineType', pipeline.pipelineType),
    ...optional('executionMode', pipeline.executionMode),
    ...(artifactStore
      ? { artifactStore: bare(artifactStore) }
      : {
          artifactStores: Object.fromEntries(
            Object.entries(pipeline.artifactStores ?? {}).map(([region, one]) => [
              region,
              bare(one),
            ]),
          ),
        }),
    stages: pipeline.stages.map((stage) => ({
      name: stage.name,
      actions: stage.actions.map((action) => ({
        name: action.name,
        actionTypeId: typeOf(action.actionTypeId),
        inputArtifacts: named(action.inputArtifacts?.map(({ name }) => name)),
        outputArtifacts: named(action.outputArtifacts?.map(({ name }) => name)),
        configuration: action.configuration ?? {},
        ...optional('runOrder', action.runOrder),
        ...optional('region', action.region),
        ...optional('roleArn', action.roleArn),
        ...optional('namespace', action.namespace),
        ...optional('timeoutInMinutes', action.timeoutInMinutes),
      })),
    })),
  }
}

const resourceIn = async (hcl: string) => {
  const { resource } = await read(hcl)
  return Object.values(resource['aws_codepipeline'] ?? {})[0]?.[0] ?? {}
}

test('HashiCorp reads the values of any edited pipeline out of the resource', async () => {
  const cases = fc.record({ base: anyPipeline, edits: fc.array(anyEdit, { maxLength: 4 }) })
  await fc.assert(
    fc.asyncProperty(cases, async ({ base, edits }) => {
      const { pipeline } = applyPlan(base, { homeRegion: home, edits })
      const { text } = exportTerraform(input(base, edits))
      expect(declarationOf(await resourceIn(text))).toEqual(expectedOf(pipeline))
    }),
    { numRuns: 40 },
  )
})

test('conditions, triggers and variables are blocks; what has no argument is named', async () => {
  const { text, notes } = exportTerraform(input(everyMember))
  const resource = await resourceIn(text)
  expect(declarationOf(resource)).toEqual(expectedOf(everyMember))
  expect(resource).toMatchObject({
    variable: [{ name: expect.any(String) }],
    trigger: [{ provider_type: 'CodeStarSourceConnection', git_configuration: [{}] }],
    stage: [
      {},
      {
        before_entry: [
          {
            condition: [
              {
                result: 'FAIL',
                rule: [
                  {
                    name: 'Alarm',
                    configuration: { AlarmName: 'a', WaitTime: '1' },
                    rule_type_id: [
                      { category: 'Rule', owner: 'AWS', provider: 'CloudWatchAlarm', version: '1' },
                    ],
                  },
                ],
              },
            ],
          },
        ],
        on_success: [
          {
            condition: [
              { rule: [{ commands: ['true'], region: 'us-west-2', timeout_in_minutes: 5 }] },
            ],
          },
        ],
        on_failure: [{ result: 'RETRY', retry_configuration: [{ retry_mode: 'ALL_ACTIONS' }] }],
      },
      {},
    ],
  })
  expect(notes[0]).toBe(
    'The Terraform resource has no place for, so left out: stages["Build"].blockers, stages["Build"].actions["Shell"].commands, stages["Build"].actions["Shell"].outputVariables, stages["Build"].actions["Shell"].environmentVariables, stages["Build"].actions["Shell"].outputArtifacts["Log"].files.',
  )
})

test('any text comes through, references and escapes among it', async () => {
  const unit = fc.constantFrom('$', '%', '{', '}', '\\', '"', '\n', '\t', '\b', 'b', 'é', '🚀', '~')
  await fc.assert(
    fc.asyncProperty(fc.string({ unit }), async (value) => {
      const items = [{ argument: 'configuration', map: { for: 'each', [value]: value } }]
      const hcl = layoutHcl([{ block: 'resource', labels: ['a', 'b'], items }])
      const { resource } = await read(hcl)
      expect(resource['a']?.['b']?.[0]?.['configuration']).toEqual({
        for: 'each',
        [value]: value,
      })
    }),
  )
})

test('a secret is a sensitive variable', async () => {
  const source = exampleAction('GitHub', ['Source', 'GitHub', 'ThirdParty'], {
    configuration: { Owner: 'o', Repo: 'r', Branch: 'main', OAuthToken: '****' },
  })
  const base = { ...healthy, stages: [{ name: 'Source', actions: [source] }] }
  const parsed = await read(exportTerraform(input(base)).text)
  expect(parsed['variable']).toEqual({
    git_hub_o_auth_token: [{ type: '${string}', sensitive: true }],
  })
  expect(JSON.stringify(parsed)).toContain('"OAuthToken":"${var.git_hub_o_auth_token}"')
})

test('the changed blocks are those that differ, each with what to do', async () => {
  const edits: Edit[] = [
    { kind: 'add-stage', stage: 'East', position: { after: 'Source' } },
    { kind: 'add-action', stage: 'East', action: deployAction('East', { region: 'us-east-1' }) },
    { kind: 'remove-action', stage: 'Deploy', action: 'Deploy' },
  ]
  const { text } = exportTerraformBlocks(input(healthyV2, edits))
  expect(text.split('\n').filter((line) => line.startsWith('#'))).toEqual([
    '# Add the stage block "East".',
    '# Replace the stage block "Deploy".',
    '# The order of the stage blocks:',
    '# - the stage block "Source"',
    '# - the stage block "East"',
    '# - the stage block "Build"',
    '# - the stage block "Deploy"',
  ])
  expect((await read(text))['stage']).toMatchObject([{ name: 'East' }, { name: 'Deploy' }])
})

test('one store has no region, several have theirs', async () => {
  const single = { ...healthy, artifactStores: { [home]: { type: 'S3', location: 'one' } } }
  const store = { type: 'S3', location: 'two' }
  const edits: Edit[] = [{ kind: 'set-artifact-store', region: 'us-east-1', store }]
  expect((await resourceIn(exportTerraform(input(single)).text))['artifact_store']).toEqual([
    { location: 'one', type: 'S3' },
  ])
  const { text } = exportTerraformBlocks(input(single, edits))
  expect(text.split('\n').filter((line) => line.startsWith('#'))).toEqual([
    '# Remove the artifact_store block.',
    '# Add the artifact_store block "us-west-2".',
    '# Add the artifact_store block "us-east-1".',
  ])
})
