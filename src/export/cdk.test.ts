/** The CDK's own word: what is exported is compiled against `aws-cdk-lib` and synthesised. */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { editKinds } from '../pipeline/arbitrary-pipelines.ts'
import { applyPlan, type Edit } from '../pipeline/edits.ts'
import {
  deployAction,
  everyMember,
  healthy,
  healthyV2,
  home,
} from '../pipeline/example-pipelines.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import {
  gitHubPipeline,
  globalRelease,
  myFirstPipeline,
  v2Pipeline,
} from '../sandbox/seeds/pipelines.ts'
import { exportCdkL1 } from './cdk-l1.ts'
import { exportCdkL2 } from './cdk-l2.ts'
import { exportCloudFormation } from './cloudformation.ts'

const run = promisify(execFile)

const odd = 'It\'s "odd": \\(1+1) ${HOME} `id` #{a.b} \\\n\t\u2028 é 🚀 \\'

const crossRegion: Edit[] = [
  { kind: 'add-stage', stage: 'East', position: { at: 'end' } },
  {
    kind: 'add-action',
    stage: 'East',
    action: deployAction('Deploy-east', {
      region: 'us-east-1',
      inputArtifacts: [{ name: 'SourceArtifact' }],
      configuration: { ApplicationName: odd, DeploymentGroupName: odd, [odd]: odd },
    }),
  },
  {
    kind: 'set-artifact-store',
    region: 'us-east-1',
    store: { type: 'S3', location: 'my-storage-bucket-us-east-1' },
  },
]

/** Every kind of edit. */
const everyKind: Edit[] = [
  { kind: 'set-pipeline-type', pipelineType: 'V2' },
  { kind: 'set-action-region', stage: 'Deploy', action: 'Deploy-east', region: home },
  {
    kind: 'set-action-value',
    stage: 'Deploy',
    action: 'Deploy',
    path: ['configuration', 'DeploymentGroupName'],
    value: odd,
  },
  { kind: 'move-action', stage: 'Deploy', action: 'Deploy-east', toStage: 'Build', runOrder: 2 },
  { kind: 'remove-action', stage: 'Build', action: 'Compile' },
  {
    kind: 'apply-difference',
    from: healthy,
    to: { ...healthy, executionMode: 'QUEUED' },
    label: 'Restore version 1',
  },
  ...crossRegion,
  { kind: 'remove-stage', stage: 'East' },
  { kind: 'remove-artifact-store', region: 'us-east-1' },
]

const cases: Record<string, { base: Pipeline; edits: Edit[] }> = {
  'one region': { base: myFirstPipeline, edits: [] },
  'a first cross-region action': { base: myFirstPipeline, edits: crossRegion },
  'two regions': { base: healthy, edits: [] },
  'two regions, type V2': { base: healthyV2, edits: [] },
  'four regions with a key each': { base: globalRelease, edits: crossRegion.slice(0, 2) },
  'every documented member': { base: everyMember, edits: [] },
  'triggers and conditions': { base: v2Pipeline, edits: [] },
  'every kind of edit': { base: healthy, edits: everyKind },
  'a secret': { base: gitHubPipeline, edits: [] },
}

const levels = { L1: exportCdkL1, L2: exportCdkL2 }

const input = ({ base, edits }: { base: Pipeline; edits: Edit[] }) => ({
  base,
  plan: { homeRegion: home, edits },
  account: '111122223333',
})

type Template = { Resources: Record<string, { Type: string; Properties: object }> }

let folder: string
let templates: Record<string, Template>

/** One compilation and one process for all of them: each takes seconds. */
beforeAll(async () => {
  const cache = resolve('node_modules/.cache')
  await mkdir(cache, { recursive: true })
  folder = await mkdtemp(join(cache, 'pipespan-cdk-'))
  const main = [
    `import * as cdk from 'aws-cdk-lib';`,
    'const templates: Record<string, unknown> = {};',
  ]
  for (const [index, [name, one]] of Object.entries(cases).entries()) {
    for (const [level, write] of Object.entries(levels)) {
      const module = `stack${index}${level}`
      await writeFile(join(folder, `${module}.ts`), write(input(one)).text)
      main.push(
        `import * as ${module} from './${module}';`,
        `for (const Stack of Object.values(${module})) {`,
        '  const app = new cdk.App();',
        `  new Stack(app, 'Pipeline');`,
        `  templates[${JSON.stringify(`${name} ${level}`)}] = app.synth().getStackByName('Pipeline').template;`,
        '}',
      )
    }
  }
  main.push('console.log(JSON.stringify(templates));')
  await writeFile(join(folder, 'main.ts'), main.join('\n'))
  await writeFile(join(folder, 'package.json'), '{ "type": "commonjs" }')
  const compilerOptions = {
    target: 'ES2022',
    module: 'Node16',
    moduleResolution: 'Node16',
    strict: true,
    skipLibCheck: true,
    types: [],
    lib: ['ES2022', 'DOM'],
    rootDir: '.',
    outDir: 'out',
  }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }))
  await run(resolve('node_modules/.bin/tsc'), ['-p', folder])
  const { stdout } = await run('node', [join(folder, 'out/main.js')], { maxBuffer: 1e8 })
  templates = JSON.parse(stdout) as Record<string, Template>
}, 180_000)

afterAll(() => rm(folder, { recursive: true }))

/** Lists that are empty say what absent ones say. */
const withoutEmpty = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, member: unknown) =>
    Array.isArray(member) && member.length === 0 ? undefined : member,
  )

describe.each(Object.entries(cases))('%s', (name, one) => {
  const { text } = exportCloudFormation(input(one), 'json')
  const [expected] = Object.values((JSON.parse(text) as Template).Resources)

  test.each(Object.keys(levels))('%s makes the same resource, and no other', (level) => {
    const resources = Object.values(templates[`${name} ${level}`]?.Resources ?? {})
    expect(resources.map(({ Type }) => Type)).toEqual(['AWS::CodePipeline::Pipeline'])
    expect(withoutEmpty(resources[0]?.Properties)).toEqual(withoutEmpty(expected?.Properties))
  })
})

test('every kind of edit is among them, and each finds its place', () => {
  const kinds = new Set(everyKind.map(({ kind }) => kind))
  expect([...kinds].toSorted()).toEqual(editKinds.toSorted())
  expect(applyPlan(healthy, { homeRegion: home, edits: everyKind }).conflicts).toEqual([])
})

test('several stores are replication buckets by region, and keys go with them', () => {
  const one = cases['four regions with a key each']
  const { text } = exportCdkL2(input(one ?? { base: healthy, edits: [] }))
  expect(text).toContain('crossRegionReplicationBuckets: {')
  expect(text.match(/kms\.Key\.fromKeyArn/g)).toHaveLength(4)
})
