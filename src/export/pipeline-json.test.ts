import { expect, test } from 'vitest'
import { toUpdateInput } from '../pipeline/edits.ts'
import { exampleAction, healthy, home } from '../pipeline/example-pipelines.ts'
import { parseJson, writeJson } from '../pipeline/json-text.ts'
import type { Action, Pipeline } from '../pipeline/pipeline.ts'
import { exportPipelineJson } from './pipeline-json.ts'

const gitHub = (name: string, token: string): Action =>
  exampleAction(name, ['Source', 'GitHub', 'ThirdParty'], {
    configuration: { Owner: 'o', Repo: 'r', Branch: 'main', OAuthToken: token },
    outputArtifacts: [{ name }],
  })

const base = {
  ...healthy,
  metadata: { pipelineArn: 'arn' },
  version: 7,
  stages: [{ name: 'Source', actions: [gitHub('Kept', '****')] }, ...healthy.stages.slice(1)],
}

test('holds what the console sends, laid out to be read', () => {
  const { text, fileName } = exportPipelineJson({ base, plan: { homeRegion: home, edits: [] } })
  expect(JSON.parse(text)).toEqual({ pipeline: toUpdateInput(base) })
  expect(text).toBe(`${JSON.stringify({ pipeline: toUpdateInput(base) }, null, 2)}\n`)
  expect(fileName).toBe('shop.json')
})

test('keeps numbers as AWS wrote them', () => {
  const read = parseJson(writeJson(base).replace('"version":7', '"big":12345678901234567890'))
  const plan = { homeRegion: home, edits: [] }
  expect(exportPipelineJson({ base: read as Pipeline, plan }).text).toContain(
    '"big": 12345678901234567890',
  )
})

test('leaves secrets empty that AWS does not keep, and says which', () => {
  const edits = [
    { kind: 'add-action', stage: 'Source', action: gitHub('New', 'typed-token') },
    { kind: 'move-action', stage: 'Source', action: 'Kept', toStage: 'Build', runOrder: 1 },
  ] as const
  const { text, notes } = exportPipelineJson({ base, plan: { homeRegion: home, edits } })
  const { pipeline } = JSON.parse(text) as { pipeline: Pipeline }
  const [source, build] = pipeline.stages
  expect(source?.actions[0]?.configuration?.['OAuthToken']).toBe('')
  expect(build?.actions.at(-1)?.configuration?.['OAuthToken']).toBe('')
  expect(text).not.toContain('typed-token')
  expect(notes.filter((note) => note.startsWith('No secret'))).toEqual([
    'No secret is written: fill in the OAuthToken of action "New" in stage "Source". AWS refuses it while it is empty.',
    'No secret is written: fill in the OAuthToken of action "Kept" in stage "Build". AWS refuses it while it is empty.',
  ])
})

test('names the members that an older AWS CLI refuses', () => {
  const future = { ...base, releasePolicy: { mode: 'GRADUAL' } }
  const { notes } = exportPipelineJson({ base: future, plan: { homeRegion: home, edits: [] } })
  expect(notes.at(-1)).toContain('releasePolicy')
})
