import { describe, expect, test } from 'vitest'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { StateStore } from './sandbox.ts'
import { openSandbox, type TestSandbox } from './testing.ts'

const name = 'MyFirstPipeline'

const set = (aws: TestSandbox, fault: object) => aws.control('POST', 'faults', fault)

const active = async (aws: TestSandbox) => (await aws.control('GET', 'faults'))['faults']

const versionNow = async (aws: TestSandbox) => {
  await aws.control('DELETE', 'faults')
  return (await aws.pipelineNow(name)).version
}

/** One call of each protocol, as it stands on the wire. */
const wires = {
  json: {
    scope: { service: 'codepipeline', region: 'us-west-2' },
    request: (signal?: AbortSignal) =>
      new Request('http://aws/', {
        method: 'POST',
        headers: { 'x-amz-target': 'CodePipeline_20150709.GetPipeline' },
        body: JSON.stringify({ name }),
        ...(signal && { signal }),
      }),
  },
  query: {
    scope: { service: 'iam', region: 'us-east-1' },
    request: () =>
      new Request('http://aws/', {
        method: 'POST',
        body: new URLSearchParams({ Action: 'ListRoles', Version: '2010-05-08' }),
      }),
  },
  s3: {
    scope: { service: 's3', region: 'us-west-2' },
    request: () => new Request('http://aws/my-storage-bucket?location'),
  },
}

const send = (aws: TestSandbox, wire: keyof typeof wires) =>
  aws.sandbox.answer(wires[wire].request(), wires[wire].scope)

const operations = { json: 'GetPipeline', query: 'ListRoles', s3: 'GetBucketLocation' }

describe('an error is in the words and the form of the service', () => {
  test.each([
    ['throttle', 400, 'ThrottlingException', 'Rate exceeded'],
    ['internal-error', 500, 'InternalFailure', /unknown error, exception or failure/],
    [
      'expired-credentials',
      400,
      'ExpiredTokenException',
      'The security token included in the request is expired',
    ],
    [
      'deny',
      400,
      'AccessDeniedException',
      'User: arn:aws:iam::111122223333:user/console is not authorized to perform: codepipeline:GetPipeline on resource: arn:aws:codepipeline:us-west-2:111122223333:MyFirstPipeline because no identity-based policy allows the codepipeline:GetPipeline action',
    ],
  ])('JSON, %s', async (fault, status, code, message) => {
    const aws = await openSandbox()
    await set(aws, { fault, operation: 'GetPipeline' })
    const answer = await send(aws, 'json')
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toBe('application/x-amz-json-1.1')
    const body = (await answer.json()) as { __type: string; message: string }
    expect(body.__type).toBe(code)
    expect(body.message).toMatch(message)
  })

  test.each([
    ['throttle', 400, '<Type>Sender</Type><Code>Throttling</Code><Message>Rate exceeded</Message>'],
    ['internal-error', 500, '<Type>Receiver</Type><Code>InternalFailure</Code>'],
    ['expired-credentials', 403, '<Code>ExpiredToken</Code>'],
    ['deny', 403, '<Code>AccessDenied</Code><Message>User: arn:aws:iam::111122223333:user/console'],
  ])('query, %s', async (fault, status, words) => {
    const aws = await openSandbox()
    await set(aws, { fault, operation: 'ListRoles' })
    const answer = await send(aws, 'query')
    expect(answer.status).toBe(status)
    const body = await answer.text()
    expect(body).toContain('<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">')
    expect(body).toContain(words)
  })

  test.each([
    ['throttle', 503, 'SlowDown'],
    ['internal-error', 500, 'InternalError'],
    ['expired-credentials', 400, 'ExpiredToken'],
    ['deny', 403, 'AccessDenied'],
  ])('S3, %s', async (fault, status, code) => {
    const aws = await openSandbox()
    await set(aws, { fault, operation: 'GetBucketLocation' })
    const answer = await send(aws, 's3')
    expect(answer.status).toBe(status)
    expect(await answer.text()).toContain(`<Error><Code>${code}</Code>`)
  })
})

describe.each(['json', 'query', 's3'] as const)('over %s', (wire) => {
  test('a fault happens as often as asked, then no more', async () => {
    const aws = await openSandbox()
    await set(aws, { fault: 'throttle', operation: operations[wire], times: 2 })
    expect((await send(aws, wire)).ok).toBe(false)
    expect(await active(aws)).toMatchObject([{ times: 1 }])
    expect((await send(aws, wire)).ok).toBe(false)
    expect(await active(aws)).toEqual([])
    expect((await send(aws, wire)).ok).toBe(true)
  })

  test('a dropped connection is fetch’s network error', async () => {
    const aws = await openSandbox()
    await set(aws, { fault: 'drop-before', operation: operations[wire], times: 1 })
    expect((await send(aws, wire)).type).toBe('error')
    expect((await send(aws, wire)).ok).toBe(true)
  })
})

describe('a write', () => {
  const updateUnder = async (fault: object) => {
    const aws = await openSandbox()
    const pipeline = await aws.pipelineNow(name)
    await set(aws, fault)
    const request = new Request('http://aws/', {
      method: 'POST',
      headers: { 'x-amz-target': 'CodePipeline_20150709.UpdatePipeline' },
      body: JSON.stringify({ pipeline }),
    })
    return { aws, answer: await aws.sandbox.answer(request, wires.json.scope) }
  }

  test.each(['throttle', 'internal-error', 'expired-credentials', 'deny', 'drop-before'])(
    'does not happen under %s',
    async (fault) => {
      const { aws, answer } = await updateUnder({ fault, operation: 'UpdatePipeline' })
      expect(answer.ok).toBe(false)
      expect(await versionNow(aws)).toBe(1)
    },
  )

  test('happens, then the connection is dropped', async () => {
    const { aws, answer } = await updateUnder({ fault: 'drop-after', operation: 'UpdatePipeline' })
    expect(answer.type).toBe('error')
    expect(await versionNow(aws)).toBe(2)
  })

  test('has happened when its answer is slow and the client leaves', async () => {
    const aws = await openSandbox()
    const pipeline = await aws.pipelineNow(name)
    await set(aws, { fault: 'slow', operation: 'UpdatePipeline', seconds: 600 })
    const left = AbortSignal.timeout(20)
    const request = new Request('http://aws/', {
      method: 'POST',
      headers: { 'x-amz-target': 'CodePipeline_20150709.UpdatePipeline' },
      body: JSON.stringify({ pipeline }),
      signal: left,
    })
    await aws.sandbox.answer(request, wires.json.scope)
    expect(left.aborted).toBe(true)
    expect(await versionNow(aws)).toBe(2)
  })
})

test('a slow answer is late by as many seconds of real time', async () => {
  const aws = await openSandbox()
  await set(aws, { fault: 'slow', operation: 'GetPipeline', seconds: 0.2 })
  const before = performance.now()
  expect((await send(aws, 'json')).ok).toBe(true)
  // Timers may fire a millisecond early.
  expect(performance.now() - before).toBeGreaterThan(190)
})

test('a call that hangs is not answered before its client leaves', async () => {
  const aws = await openSandbox()
  await set(aws, { fault: 'hang', operation: 'GetPipeline' })
  const client = new AbortController()
  let isAnswered = false
  const answer = aws.sandbox.answer(wires.json.request(client.signal), wires.json.scope)
  const ended = answer.finally(() => {
    isAnswered = true
  })
  await send(aws, 'query')
  expect(isAnswered).toBe(false)
  client.abort()
  await ended
  expect((await answer).type).toBe('error')
})

describe('someone else edits first', () => {
  const stagesOf = (pipeline: Pipeline | undefined) => pipeline?.stages.map((stage) => stage.name)

  test('between the re-read and the write, so that the write lands on a version never seen', async () => {
    const aws = await openSandbox()
    await set(aws, { fault: 'edit-before', operation: 'UpdatePipeline', times: 1 })
    const pipeline = await aws.pipelineNow(name)
    const answer = await aws.update(pipeline)
    expect(answer).toHaveProperty('pipeline.version', 3)
    const theirs = (await aws.call('GetPipeline', { name, version: 2 }))['pipeline'] as Pipeline
    expect(stagesOf(theirs)).toEqual([...(stagesOf(pipeline) ?? []), 'Elsewhere'])
    expect(stagesOf(await aws.pipelineNow(name))).toEqual(stagesOf(pipeline))
  })

  test('with a stage name of the tester’s, numbered where it is in use', async () => {
    const aws = await openSandbox()
    await set(aws, { fault: 'edit-before', operation: 'GetPipeline', addStage: 'Theirs' })
    await aws.pipelineNow(name)
    expect(stagesOf(await aws.pipelineNow(name))?.slice(-2)).toEqual(['Theirs', 'Theirs-2'])
  })

  test('with a whole structure', async () => {
    const aws = await openSandbox()
    const pipeline = await aws.pipelineNow(name)
    const edit = { ...pipeline, pipelineType: 'V2' }
    await set(aws, { fault: 'edit-before', operation: 'UpdatePipeline', edit, times: 1 })
    await aws.update(pipeline)
    const theirs = await aws.call('GetPipeline', { name, version: 2 })
    expect(theirs).toHaveProperty('pipeline.pipelineType', 'V2')
  })

  test('and the next fault has its turn', async () => {
    const aws = await openSandbox()
    await set(aws, { fault: 'edit-before', operation: 'UpdatePipeline', times: 1 })
    await set(aws, { fault: 'deny', operation: 'UpdatePipeline', times: 1 })
    expect(await aws.update(await aws.pipelineNow(name))).toHaveProperty(
      'error',
      'AccessDeniedException',
    )
    expect(await active(aws)).toEqual([])
    expect(await versionNow(aws)).toBe(2)
  })

  test('not where there is no pipeline, and then it is kept', async () => {
    const aws = await openSandbox()
    await set(aws, { fault: 'edit-before', operation: '*', times: 1 })
    await aws.call('ListPipelines')
    await aws.call('GetPipeline', { name: 'Nowhere' })
    expect(await active(aws)).toHaveLength(1)
  })
})

describe('which calls', () => {
  test('of several faults that fit, the oldest happens', async () => {
    const aws = await openSandbox()
    await set(aws, { fault: 'throttle', operation: 'GetPipeline', times: 1 })
    await set(aws, { fault: 'deny', operation: '*', times: 1 })
    expect(await aws.call('GetPipeline', { name })).toHaveProperty('error', 'ThrottlingException')
    expect(await aws.call('GetPipeline', { name })).toHaveProperty('error', 'AccessDeniedException')
  })

  test('only those of the service, the region and the pipeline', async () => {
    const aws = await openSandbox()
    await set(aws, { fault: 'throttle', service: 's3' })
    await set(aws, { fault: 'throttle', operation: 'ListPipelines', region: 'eu-west-1' })
    await set(aws, { fault: 'throttle', operation: 'GetPipelineState', pipeline: 'Other' })
    expect(await aws.call('ListPipelines')).toHaveProperty('pipelines')
    expect(await aws.call('ListPipelines', {}, 'eu-west-1')).toHaveProperty('error')
    expect(await aws.call('GetPipelineState', { name })).toHaveProperty('stageStates')
    expect(await aws.call('GetPipelineState', { name: 'Other' })).toHaveProperty(
      'error',
      'ThrottlingException',
    )
    expect((await send(aws, 's3')).status).toBe(503)
  })

  test('the controls themselves never', async () => {
    const aws = await openSandbox()
    await set(aws, { fault: 'hang', operation: '*' })
    expect(await aws.control('GET', 'clock')).toHaveProperty('now')
    expect(
      await aws.control('POST', 'edit', { region: 'us-west-2', name, addStage: 'Now' }),
    ).toEqual({ version: 2 })
  })
})

describe('the control', () => {
  test('says what faults can be set for', async () => {
    const { operations } = await (await openSandbox()).control('GET', 'faults')
    expect(operations).toMatchObject({
      codepipeline: expect.arrayContaining(['UpdatePipeline', 'GetPipeline']),
      s3: expect.arrayContaining(['ListBuckets', 'CreateBucket', 'PutBucketPolicy']),
      sts: ['GetCallerIdentity', 'AssumeRole'],
    })
  })

  test('removes one fault, or all', async () => {
    const aws = await openSandbox()
    const first = await set(aws, { fault: 'throttle' })
    const second = await set(aws, { fault: 'deny' })
    await set(aws, { fault: 'hang' })
    await aws.control('DELETE', `faults/${String(first['id'])}`)
    expect(await active(aws)).toMatchObject([{ id: second['id'] }, { fault: 'hang' }])
    expect(await aws.control('DELETE', `faults/${String(first['id'])}`)).toMatchObject({
      status: 404,
    })
    await aws.control('DELETE', 'faults')
    expect(await active(aws)).toEqual([])
  })

  test.each([
    [{}, /^fault is one of: throttle, /],
    [{ fault: 'explode' }, /^fault is one of/],
    [{ fault: 'throttle', operation: 'GetPipelin' }, 'The sandbox has no operation GetPipelin.'],
    [{ fault: 'throttle', operation: 'GetPipeline', service: 's3' }, /no operation GetPipeline in/],
    [{ fault: 'throttle', service: 'ec2' }, /^service is one of/],
    [{ fault: 'throttle', times: 0 }, /^times is/],
    [{ fault: 'throttle', times: 1.5 }, /^times is/],
    [{ fault: 'throttle', seconds: 1 }, 'seconds is for slow.'],
    [{ fault: 'slow', seconds: -1 }, /^seconds is a number/],
    [{ fault: 'throttle', addStage: 'A' }, /for edit-before/],
    [{ fault: 'edit-before', addStage: 'A', edit: {} }, 'Give addStage or edit, not both.'],
    [{ fault: 'edit-before', edit: { name } }, /validation error/],
    [{ fault: 'edit-before', service: 's3' }, /is for service codepipeline/],
    [{ fault: 'throttle', operatoin: 'GetPipeline' }, 'A fault has no member operatoin.'],
  ])('refuses %j', async (fault, message) => {
    const aws = await openSandbox()
    const answer = await set(aws, fault)
    expect(answer['status']).toBe(400)
    expect(answer['message']).toMatch(message)
    expect(await active(aws)).toEqual([])
  })

  test('tells and moves the clock', async () => {
    const aws = await openSandbox()
    const start = { now: '2026-11-23T12:00:00.000Z', advancedSeconds: 0 }
    expect(await aws.control('GET', 'clock')).toEqual(start)
    const later = { now: '2026-11-23T13:00:00.000Z', advancedSeconds: 3600 }
    expect(await aws.control('POST', 'clock', { advanceSeconds: 3600 })).toEqual(later)
    expect(await aws.control('GET', 'clock')).toEqual(later)
  })

  test('says which method it takes', async () => {
    const aws = await openSandbox()
    expect(await aws.control('PUT', 'faults')).toEqual({
      status: 405,
      message: 'Use GET or POST or DELETE.',
    })
    expect(await aws.control('POST', 'clock/hands')).toMatchObject({ status: 404 })
  })
})

test('faults and their counts survive a restart, and starting over ends them', async () => {
  let state: string | undefined
  const store: StateStore = {
    load: async () => state,
    save: async (text) => {
      state = text()
    },
  }
  const before = await openSandbox({ store })
  await set(before, { fault: 'throttle', operation: 'GetPipeline', times: 3 })
  await before.call('GetPipeline', { name })
  const after = await openSandbox({ store })
  expect(await active(after)).toMatchObject([{ fault: 'throttle', times: 2 }])
  await after.control('POST', 'reset')
  expect(await active(after)).toEqual([])
})
