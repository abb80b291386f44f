/** The script as a person runs it: by bash, with the AWS CLI and jq, on the sandbox. */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getPipeline } from '../aws/pipelines.ts'
import { submit } from '../aws/submit.ts'
import { startTestServer, type TestServer } from '../aws/test-server.ts'
import { createSandboxEndpoint } from '../bridge/sandbox-endpoint.ts'
import { editKinds } from '../pipeline/arbitrary-pipelines.ts'
import { applyPlan, type Edit } from '../pipeline/edits.ts'
import { deployAction, exampleAction } from '../pipeline/example-pipelines.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { createSandbox } from '../sandbox/sandbox.ts'
import type { Exported } from './exported.ts'
import { isInstalled } from '../../tools/installed.ts'
import { stopPolling } from '../pipeline/source-edits.ts'
import { exportShellScript } from './shell-script.ts'

const region = 'us-west-2'
const place = { connection: 'sandbox', region }
const odd = 'It\'s "odd": \\(1+1) $HOME `id` ${x} #{a.b} \\\n é 🚀 \\'

const store = { type: 'S3', location: 'my-storage-bucket-us-east-1' }
const gitHub = (token: string) =>
  exampleAction('Second', ['Source', 'GitHub', 'ThirdParty'], {
    configuration: { Owner: 'o', Repo: odd, Branch: 'main', OAuthToken: token },
    outputArtifacts: [{ name: 'SecondArtifact' }],
  })
const deploy = (name: string, part = {}) =>
  deployAction(name, { inputArtifacts: [{ name: 'SourceArtifact' }], ...part })

const roleArn = 'arn:aws:iam::111122223333:role/shell'
const shellPlace = { stage: 'Shell', action: 'Run' }
const shell = exampleAction('Run', ['Compute', 'Commands'], {
  roleArn,
  commands: ['true'],
  inputArtifacts: [{ name: 'SourceArtifact' }],
  environmentVariables: [{ name: 'REGION', value: 'us-west-2' }],
})

/** Between them the plans have every kind of edit; AWS takes the end of each. */
const plans: Record<string, { pipeline: string; edits: (base: Pipeline) => Edit[] }> = {
  'a cross-region action in a new stage, with the first map of stores': {
    pipeline: 'MyFirstPipeline',
    edits: () => [
      { kind: 'add-stage', stage: 'East', position: { after: 'Source' } },
      { kind: 'add-stage', stage: 'Last', position: { at: 'end' } },
      { kind: 'set-artifact-store', region: 'us-east-1', store },
      { kind: 'add-action', stage: 'East', action: deploy('Deploy-east', { region: 'us-east-1' }) },
      { kind: 'add-action', stage: 'Last', action: deploy('Deploy-last') },
      {
        kind: 'set-action-value',
        stage: 'Last',
        action: 'Deploy-last',
        path: ['configuration', 'DeploymentGroupName'],
        value: odd,
      },
    ],
  },
  'moved and removed actions, and a store that goes': {
    pipeline: 'failed-deployment',
    edits: () => [
      { kind: 'set-action-region', stage: 'Deploy', action: 'Deploy-us-east-1', region },
      {
        kind: 'move-action',
        stage: 'Deploy',
        action: 'Deploy-us-east-1',
        toStage: 'Deploy',
        runOrder: 2,
      },
      { kind: 'move-action', stage: 'Verify', action: 'Smoke', toStage: 'Deploy', runOrder: 3 },
      { kind: 'remove-action', stage: 'Deploy', action: 'Deploy-us-west-2' },
      { kind: 'remove-stage', stage: 'Verify' },
      { kind: 'remove-artifact-store', region: 'us-east-1' },
    ],
  },
  'a difference between two structures': {
    pipeline: 'v2-triggers-and-conditions',
    edits: (base) => [
      {
        kind: 'apply-difference',
        from: base,
        to: {
          ...base,
          executionMode: 'SUPERSEDED',
          stages: base.stages.map((stage, index) =>
            index === 2 ? { ...stage, actions: [...stage.actions, deploy('Again')] } : stage,
          ),
          triggers: [],
          variables: [{ name: 'Odd', defaultValue: odd.replaceAll('\n', '') }],
        },
        label: 'Restore version 1',
      },
    ],
  },
  'a second type, a source that is polled no more, and values beside the configuration': {
    pipeline: 'fleet-settings-release',
    edits: ({ stages }) => [
      { kind: 'set-pipeline-type', pipelineType: 'V2' },
      ...stopPolling({ stage: 'Source', action: stages[0]?.actions[0]?.name ?? '' }),
      { kind: 'add-stage', stage: 'Shell', position: { at: 'end' } },
      { kind: 'add-action', stage: 'Shell', action: shell },
      { kind: 'set-action-value', ...shellPlace, path: ['commands'], value: ['true', odd] },
      { kind: 'set-action-value', ...shellPlace, path: ['roleArn'], value: `${roleArn}-east` },
      {
        kind: 'set-action-value',
        ...shellPlace,
        path: ['environmentVariables', 'REGION'],
        value: odd.replaceAll('\n', ''),
      },
    ],
  },
  'a new secret beside one that AWS keeps': {
    pipeline: 'github-oauth',
    edits: () => [{ kind: 'add-action', stage: 'Source', action: gitHub('typed-token') }],
  },
}

const tools = ['aws', 'jq', 'bash'].filter((program) => !isInstalled(program))

describe.skipIf(tools.length > 0)(
  ['the script', ...tools.map((tool) => `no ${tool}`)].join(', '),
  () => {
    let folder: string
    let console: TestServer
    let endpoint: Server
    const scripts = new Map<string, Exported>()
    const made = new Set<Edit['kind']>()
    /** What the console had before and after its own submit of each plan. */
    const submitted = new Map<string, { base: Pipeline; after: Pipeline }>()
    let sandbox: Awaited<ReturnType<typeof createSandbox>>

    const stored = async (name: string): Promise<Pipeline> => {
      const request = new Request('http://sandbox/', {
        method: 'POST',
        headers: { 'x-amz-target': 'CodePipeline_20150709.GetPipeline' },
        body: JSON.stringify({ name }),
      })
      const answer = await sandbox.answer(request, { service: 'codepipeline', region })
      return ((await answer.json()) as { pipeline: Pipeline }).pipeline
    }

    const run = async (plan: string, env: Record<string, string> = {}) => {
      const file = join(folder, `${Object.keys(plans).indexOf(plan)}.sh`)
      await writeFile(file, scripts.get(plan)?.text ?? '')
      return new Promise<{ status: unknown; stdout: string; stderr: string }>((resolve) => {
        const { port } = endpoint.address() as AddressInfo
        const options = {
          env: {
            PATH: process.env['PATH'],
            HOME: folder,
            AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
            AWS_ACCESS_KEY_ID: 'test',
            AWS_SECRET_ACCESS_KEY: 'test',
            ...env,
          },
        }
        execFile('bash', [file], options, (error, stdout, stderr) =>
          resolve({ status: error?.code ?? 0, stdout, stderr }),
        )
      })
    }

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'pipespan-script-'))
      console = await startTestServer()
      sandbox = await createSandbox()
      endpoint = createSandboxEndpoint(sandbox)
      await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve))
      const place = { connection: 'sandbox', region }
      for (const [name, { pipeline, edits }] of Object.entries(plans)) {
        const { pipeline: base } = await getPipeline(place, pipeline)
        const plan = { homeRegion: region, edits: edits(base) }
        scripts.set(name, exportShellScript({ base, plan, account: '111122223333' }))
        for (const { kind } of plan.edits) made.add(kind)
        const result = await submit(place, { base, edited: applyPlan(base, plan).pipeline })
        if (result.outcome !== 'updated') throw new Error(`${name}: ${result.outcome}`)
        submitted.set(name, { base, after: (await getPipeline(place, pipeline)).pipeline })
      }
    }, 120_000)

    afterAll(async () => {
      await new Promise((resolve) => endpoint.close(resolve))
      await console.close()
      await rm(folder, { recursive: true })
    })

    test('brings every pipeline to what the submit of the console makes of it', async () => {
      const env = { SECRET_SECONDOAUTHTOKEN: 'typed-token' }
      const ran = await Promise.all(Object.keys(plans).map((name) => run(name, env)))
      expect(ran.map(({ status, stderr }) => ({ status, stderr }))).toEqual(
        ran.map(() => ({ status: 0, stderr: '' })),
      )
      expect([...made].toSorted()).toEqual(editKinds.toSorted())
      for (const [name, { base, after }] of submitted) {
        const now = await stored(base.name)
        expect(now, name).toEqual(JSON.parse(JSON.stringify(after)))
        expect(now.version, name).toBe((base.version ?? 0) + 1)
      }
    }, 120_000)

    test('sends nothing when the version has moved', async () => {
      const [name = ''] = Object.keys(plans)
      const before = await stored('MyFirstPipeline')
      const { status, stderr } = await run(name)
      expect(status).toBe(1)
      expect(stderr).toBe(
        'MyFirstPipeline is at version 2, and this script was made for version 1. Nothing was sent.\n',
      )
      expect(await stored('MyFirstPipeline')).toEqual(before)
    }, 120_000)

    test('sends nothing when this AWS CLI would erase a member that it does not read', async () => {
      const { pipeline: base } = await getPipeline(place, 'members-of-tomorrow')
      const edits: Edit[] = [{ kind: 'add-stage', stage: 'Later', position: { at: 'end' } }]
      const plan = { homeRegion: region, edits }
      scripts.set('tomorrow', exportShellScript({ base, plan }))
      const { status, stderr } = await run('tomorrow')
      expect(status).toBe(1)
      expect(stderr).toContain(
        'This AWS CLI does not read stages["Source"].actions["Source"].provenance',
      )
      expect(await stored('members-of-tomorrow')).toEqual(JSON.parse(JSON.stringify(base)))
    }, 120_000)

    test('sends nothing when an older AWS CLI leaves out what came after it', async () => {
      const { pipeline: base } = await getPipeline(place, 'global-web-release')
      const edits: Edit[] = [{ kind: 'remove-stage', stage: base.stages.at(-1)?.name ?? '' }]
      scripts.set('older', exportShellScript({ base, plan: { homeRegion: region, edits } }))
      const older = join(folder, 'older')
      await mkdir(older)
      const newer = JSON.stringify(process.env['PATH'])
      const leaveOut = 'del(.pipeline.pipelineType?, .pipeline.executionMode?)'
      const lines = ['#!/bin/bash', `PATH=${newer} aws "$@" | jq '${leaveOut}'`, '']
      await writeFile(join(older, 'aws'), lines.join('\n'), { mode: 0o755 })
      const { status, stderr } = await run('older', {
        PATH: `${older}:${process.env['PATH'] ?? ''}`,
      })
      expect({ status, stderr }).toEqual({
        status: 1,
        stderr:
          'This AWS CLI does not read pipelineType, executionMode, and would erase that: update the CLI. Nothing was sent.\n',
      })
      expect(await stored(base.name)).toEqual(JSON.parse(JSON.stringify(base)))
    }, 120_000)

    test('asks for a secret before it reads anything, and holds none', async () => {
      const name = Object.keys(plans).at(-1) ?? ''
      const script = scripts.get(name)
      const { status, stderr } = await run(name)
      expect(status).not.toBe(0)
      expect(stderr).toContain(
        'SECRET_SECONDOAUTHTOKEN: Set it to the OAuthToken of action Second in stage Source.',
      )
      expect(script?.text).not.toContain('typed-token')
      expect(script?.notes.join(' ')).toContain('SECRET_SECONDOAUTHTOKEN')
    })

    test.skipIf(!isInstalled('shellcheck'))('has nothing that shellcheck remarks on', async () => {
      const files = await Promise.all(
        [...scripts.values()].map(async ({ text }, index) => {
          const file = join(folder, `checked-${index}.sh`)
          await writeFile(file, text)
          return file
        }),
      )
      const remarks = await new Promise((resolve) => {
        execFile('shellcheck', files, (_, stdout) => resolve(stdout))
      })
      expect(remarks).toBe('')
    })
  },
)
