/** For tests: a sandbox in memory, with a clock that stands still until it is moved. */
import type { Pipeline } from '../pipeline/pipeline.ts'
import { createSandbox, type Sandbox, type StateStore } from './sandbox.ts'

type Json = Record<string, unknown>

export interface TestSandbox {
  sandbox: Sandbox
  /** Calls a JSON service; gives the answer's JSON, or `{ error, message, status }`. */
  call: (operation: string, input?: object, region?: string) => Promise<Json>
  pipelineNow: (name: string) => Promise<Pipeline>
  update: (pipeline: object) => Promise<Json>
  /** Uses a control, such as `control('POST', 'faults', { … })`. */
  control: (method: string, path: string, body?: object) => Promise<Json>
  /** Seconds. */
  advance: (seconds: number) => void
}

const targets: Record<string, string> = {
  codepipeline: 'CodePipeline_20150709',
  codedeploy: 'CodeDeploy_20141006',
  codebuild: 'CodeBuild_20161006',
}

export async function openSandbox(options: { store?: StateStore } = {}): Promise<TestSandbox> {
  let now = Date.UTC(2026, 10, 23, 12)
  const sandbox = await createSandbox({ ...options, clock: { now: () => now } })
  const call = async (operation: string, input: object = {}, region = 'us-west-2') => {
    const [service = '', name = ''] = operation.includes('.')
      ? operation.split('.')
      : ['codepipeline', operation]
    const request = new Request('http://sandbox/', {
      method: 'POST',
      headers: { 'x-amz-target': `${targets[service]}.${name}` },
      body: JSON.stringify(input),
    })
    const response = await sandbox.answer(request, { service, region })
    const answer = (await response.json()) as Json
    return response.ok
      ? answer
      : { error: answer['__type'], message: answer['message'], status: response.status }
  }
  return {
    sandbox,
    call,
    pipelineNow: async (name) => (await call('GetPipeline', { name }))['pipeline'] as Pipeline,
    update: (pipeline) => call('UpdatePipeline', { pipeline }),
    control: async (method, path, body) => {
      const request = new Request(`http://sandbox/_sandbox/${path}`, {
        method,
        ...(body && { body: JSON.stringify(body) }),
      })
      const response = await sandbox.control(request)
      const answer = (await response.json()) as Json
      return response.ok ? answer : { ...answer, status: response.status }
    },
    advance: (seconds) => {
      now += seconds * 1000
    },
  }
}
