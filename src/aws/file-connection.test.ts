/** A file in the place of AWS, asked by the real SDK. */
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { applyPlan, type Edit } from '../pipeline/edits.ts'
import { deployAction, exampleAction, home } from '../pipeline/example-pipelines.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { openSandbox } from '../sandbox/testing.ts'
import { getBucketRegion } from './buckets.ts'
import { fileConnectionId } from './connection.ts'
import { openedFiles, registerFileConnection } from './file-connection.ts'
import { getCallerIdentity } from './identity.ts'
import { OpenedFiles } from './opened-files.ts'
import { getPipeline, getPipelineState, listPipelines } from './pipelines.ts'
import { submit } from './submit.ts'

const place = { connection: fileConnectionId, region: home }
const signal = AbortSignal.timeout(60_000)

const gitHub = (token: string) =>
  exampleAction('GitHub', ['Source', 'GitHub', 'ThirdParty'], {
    configuration: { Owner: 'o', Repo: 'r', Branch: 'main', OAuthToken: token },
    outputArtifacts: [{ name: 'SourceArtifact' }],
  })

const pipeline: Pipeline = {
  name: 'MyFirstPipeline',
  roleArn: 'arn:aws:iam::111122223333:role/AWS-CodePipeline-Service',
  artifactStore: { type: 'S3', location: 'my-storage-bucket' },
  stages: [
    { name: 'Source', actions: [gitHub('token-of-the-file')] },
    {
      name: 'Deploy',
      actions: [deployAction('Deploy', { inputArtifacts: [{ name: 'SourceArtifact' }] })],
    },
  ],
  tomorrow: { big: 1 },
}

const east: Edit[] = [
  {
    kind: 'set-artifact-store',
    region: 'us-east-1',
    store: { type: 'S3', location: 'my-storage-bucket-us-east-1' },
  },
  {
    kind: 'add-action',
    stage: 'Deploy',
    action: deployAction('East', {
      region: 'us-east-1',
      inputArtifacts: [{ name: 'SourceArtifact' }],
    }),
  },
]

const saved = () => {
  const file = openedFiles.find(home, pipeline.name)
  if (!file) throw new Error('It is not open')
  return openedFiles.toSave(file)
}

beforeAll(registerFileConnection)
beforeEach(() => openedFiles.open(home, pipeline))

test('an opened file is listed and read with its secret masked, and saved as it was', async () => {
  const names: (string | undefined)[] = []
  for await (const page of listPipelines(place, signal)) names.push(...page.map(({ name }) => name))
  expect(names).toEqual(['MyFirstPipeline'])
  const { pipeline: read, version } = await getPipeline(place, pipeline.name)
  expect(version).toBe(1)
  expect(read.stages[0]?.actions[0]?.configuration?.['OAuthToken']).toBe('****')
  expect(read['tomorrow']).toEqual({ big: 1 })
  expect(saved()).toEqual(pipeline)
})

test('a submit changes the file, which AWS then takes, secret included', async () => {
  const { pipeline: base } = await getPipeline(place, pipeline.name)
  const { pipeline: edited } = applyPlan(base, { homeRegion: home, edits: east })
  const result = await submit(place, { base, edited })
  expect(result).toMatchObject({ outcome: 'updated', returned: { version: 2 } })
  expect(saved()).toEqual(applyPlan(pipeline, { homeRegion: home, edits: east }).pipeline)
  const { update } = await openSandbox()
  expect(await update(saved())).toMatchObject({ pipeline: { version: 2 } })
})

test('a file that was opened anew meanwhile is not written over', async () => {
  const { pipeline: base } = await getPipeline(place, pipeline.name)
  openedFiles.open(home, { ...pipeline, executionMode: 'QUEUED' })
  const { pipeline: edited } = applyPlan(base, { homeRegion: home, edits: east })
  expect(await submit(place, { base, edited })).toMatchObject({ outcome: 'moved' })
})

test('whatever else is asked is refused in the words of each service', async () => {
  const refused = { kind: 'not-allowed', code: 'OperationNotRelayed' }
  await expect(getPipelineState(place, pipeline.name, signal)).rejects.toMatchObject(refused)
  await expect(getCallerIdentity(place, signal)).rejects.toMatchObject(refused)
  await expect(getBucketRegion(place, 'a-bucket', signal)).rejects.toMatchObject(refused)
  await expect(getPipeline(place, 'Nowhere')).rejects.toMatchObject({ kind: 'not-found' })
})

test('a reload keeps the file and no secret', () => {
  const stored = new Map<string, string>()
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, text: string) => void stored.set(key, text),
  }
  new OpenedFiles(storage).open(home, { ...pipeline, version: 7 })
  expect([...stored.values()].join('')).not.toContain('token-of-the-file')
  const again = new OpenedFiles(storage)
  const [file] = again.list(home)
  expect(file && again.toSave(file)).toEqual({
    ...pipeline,
    version: 7,
    stages: [{ name: 'Source', actions: [gitHub('****')] }, pipeline.stages[1]],
  })
})
