import { describe, expect, test } from 'vitest'
import { exampleAction, healthy } from '../pipeline/example-pipelines.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { openSandbox, type TestSandbox } from './testing.ts'

interface Run {
  pipelineExecutionId: string
  status: string
}

const runsOf = async (aws: TestSandbox, pipelineName: string) =>
  (await aws.call('ListPipelineExecutions', { pipelineName }))[
    'pipelineExecutionSummaries'
  ] as Run[]

const start = async (aws: TestSandbox, name: string, more: object = {}) =>
  String((await aws.call('StartPipelineExecution', { name, ...more }))['pipelineExecutionId'])

const statusOf = async (aws: TestSandbox, pipelineName: string, id: string) =>
  (await runsOf(aws, pipelineName)).find(({ pipelineExecutionId }) => pipelineExecutionId === id)
    ?.status

describe('members', () => {
  const change = async (part: (pipeline: Pipeline) => object) => {
    const aws = await openSandbox()
    return aws.update(part(await aws.pipelineNow('MyFirstPipeline')))
  }

  test('are checked against AWS’s model, all errors at once', async () => {
    const answer = await change((pipeline) => ({
      ...pipeline,
      roleArn: 'nobody',
      pipelineType: 'V9',
    }))
    expect(answer['error']).toBe('ValidationException')
    expect(answer['message']).toMatch(/^2 validation errors detected: Value at 'pipeline.roleArn'/)
    expect(answer['message']).toContain('Member must satisfy enum value set: [V1, V2]')
  })

  test('in lists are counted from 1', async () => {
    const answer = await change((pipeline) => ({
      ...pipeline,
      stages: pipeline.stages.map((stage) => ({
        ...stage,
        actions: stage.actions.map((action) => ({ ...action, runOrder: 0 })),
      })),
    }))
    expect(answer['message']).toContain(
      "Value at 'pipeline.stages.1.member.actions.1.member.runOrder' failed to satisfy constraint: Member must have value greater than or equal to 1",
    )
  })

  test('of the wrong type cannot be read', async () => {
    const answer = await change((pipeline) => ({ ...pipeline, name: 5 }))
    expect(answer['error']).toBe('SerializationException')
  })

  test.each(['metadata', 'created', 'updated', 'pipelineArn'])(
    'that only GetPipeline answers are refused: %s',
    async (member) => {
      const answer = await change((pipeline) => ({ ...pipeline, [member]: 1 }))
      expect(answer['error']).toBe('ValidationException')
    },
  )

  test('that no SDK knows come back as they were sent', async () => {
    const aws = await openSandbox()
    const pipeline = await aws.pipelineNow('MyFirstPipeline')
    await aws.update({ ...pipeline, futureMember: { depth: [1, 2] } })
    expect(await aws.pipelineNow('MyFirstPipeline')).toHaveProperty('futureMember', {
      depth: [1, 2],
    })
  })
})

describe('UpdatePipeline', () => {
  test('counts the version itself, whatever the body says', async () => {
    const aws = await openSandbox()
    const pipeline = await aws.pipelineNow('MyFirstPipeline')
    expect(await aws.update({ ...pipeline, version: 41 })).toHaveProperty('pipeline.version', 2)
    expect(await aws.update({ ...pipeline, version: 41 })).toHaveProperty('pipeline.version', 3)
  })

  test('fails the run in progress', async () => {
    const aws = await openSandbox()
    const id = await start(aws, 'MyFirstPipeline')
    expect(await statusOf(aws, 'MyFirstPipeline', id)).toBe('InProgress')
    await aws.update(await aws.pipelineNow('MyFirstPipeline'))
    expect(await statusOf(aws, 'MyFirstPipeline', id)).toBe('Failed')
  })

  test('keeps earlier versions to read', async () => {
    const aws = await openSandbox()
    await aws.update({ ...(await aws.pipelineNow('MyFirstPipeline')), pipelineType: 'V2' })
    const read = (version: number) => aws.call('GetPipeline', { name: 'MyFirstPipeline', version })
    expect(await read(1)).toHaveProperty('pipeline.pipelineType', 'V1')
    expect(await read(2)).toHaveProperty('pipeline.pipelineType', 'V2')
    expect(await read(3)).toHaveProperty('error', 'PipelineNotFoundException')
  })

  test('keeps a secret that comes back as ****', async () => {
    const aws = await openSandbox()
    const { pipelines } = (await aws.call('ListPipelines')) as {
      pipelines: { name: string }[]
    }
    const all = await Promise.all(pipelines.map(({ name }) => aws.pipelineNow(name)))
    const masked = all.filter((pipeline) => JSON.stringify(pipeline ?? '').includes('"****"'))
    expect(masked).toHaveLength(1)
    const answer = await aws.update(masked[0] ?? {})
    expect(JSON.stringify(answer)).toContain('"OAuthToken":"****"')
  })
})

describe('artifact stores', () => {
  const east = exampleAction('East', ['Invoke', 'Lambda'], {
    configuration: { FunctionName: 'f' },
    region: 'us-east-1',
  })
  const withStores = (stores: object) => {
    const { artifactStores: _, ...rest } = healthy
    return {
      ...rest,
      ...stores,
      stages: [...healthy.stages.slice(0, 2), { name: 'East', actions: [east] }],
    }
  }
  const s3 = (location: string) => ({ type: 'S3', location })

  test.each([
    [
      'one store for two regions',
      { artifactStore: s3('my-storage-bucket') },
      /^Your pipeline contains actions in more than one region\. Use 'pipeline\.artifactStores'/,
    ],
    [
      'a region without a store',
      { artifactStores: { 'us-west-2': s3('my-storage-bucket') } },
      /The following region is missing in 'pipeline\.artifactStores': us-east-1\.$/,
    ],
    [
      'a bucket that does not exist',
      { artifactStores: { 'us-west-2': s3('my-storage-bucket'), 'us-east-1': s3('nowhere') } },
      /No bucket with the name nowhere was found\. Choose a valid artifact bucket in 'us-east-1'/,
    ],
    [
      'a bucket of another region',
      {
        artifactStores: {
          'us-west-2': s3('my-storage-bucket'),
          'us-east-1': s3('web-shop-assets'),
        },
      },
      /web-shop-assets is not located in the us-east-1 AWS region$/,
    ],
  ])('refuse %s', async (_, stores, message) => {
    const aws = await openSandbox()
    const answer = await aws.call('CreatePipeline', { pipeline: withStores(stores) })
    expect(answer['message']).toMatch(message)
  })
})

describe('a run', () => {
  test('goes through the stages as the clock moves, and shows on the state', async () => {
    const aws = await openSandbox()
    const id = await start(aws, 'MyFirstPipeline')
    aws.advance(4)
    const state = (await aws.call('GetPipelineState', { name: 'MyFirstPipeline' })) as {
      stageStates: { stageName: string; latestExecution?: { status: string } }[]
    }
    expect(state.stageStates.map(({ latestExecution }) => latestExecution?.status)).toEqual([
      'Succeeded',
      'InProgress',
    ])
    aws.advance(30)
    expect(await statusOf(aws, 'MyFirstPipeline', id)).toBe('Succeeded')
    const { actionExecutionDetails } = await aws.call('ListActionExecutions', {
      pipelineName: 'MyFirstPipeline',
      filter: { pipelineExecutionId: id },
    })
    expect(actionExecutionDetails).toHaveLength(2)
  })

  test('is started once per request token', async () => {
    const aws = await openSandbox()
    const clientRequestToken = 'token-of-one-click'
    const first = await start(aws, 'MyFirstPipeline', { clientRequestToken })
    expect(await start(aws, 'MyFirstPipeline', { clientRequestToken })).toBe(first)
    expect(await start(aws, 'MyFirstPipeline')).not.toBe(first)
  })

  test('stops, at once where its actions are abandoned', async () => {
    const aws = await openSandbox()
    const pipelineName = 'MyFirstPipeline'
    const pipelineExecutionId = await start(aws, pipelineName)
    const stop = (abandon: boolean) =>
      aws.call('StopPipelineExecution', { pipelineName, pipelineExecutionId, abandon })
    await stop(false)
    expect(await statusOf(aws, pipelineName, pipelineExecutionId)).toBe('Stopping')
    expect(await stop(false)).toHaveProperty('error', 'DuplicatedStopRequestException')
    await stop(true)
    expect(await statusOf(aws, pipelineName, pipelineExecutionId)).toBe('Stopped')
    expect(await stop(true)).toHaveProperty('error', 'PipelineExecutionNotStoppableException')
  })

  test('waits at a disabled transition until it is enabled', async () => {
    const aws = await openSandbox()
    const about = { pipelineName: 'MyFirstPipeline', stageName: 'Deploy' }
    const transitionType = 'Inbound'
    await aws.call('DisableStageTransition', { ...about, transitionType, reason: 'Freeze' })
    const id = await start(aws, 'MyFirstPipeline')
    aws.advance(3600)
    expect(await statusOf(aws, 'MyFirstPipeline', id)).toBe('InProgress')
    await aws.call('EnableStageTransition', { ...about, transitionType })
    aws.advance(60)
    expect(await statusOf(aws, 'MyFirstPipeline', id)).toBe('Succeeded')
  })

  test('waits for an approval, which is answered once, and can be retried where it failed', async () => {
    const aws = await openSandbox()
    const { pipelines } = (await aws.call('ListPipelines')) as { pipelines: { name: string }[] }
    const name = pipelines.map((one) => one.name).find((one) => one.includes('approval')) ?? ''
    const { stageStates } = (await aws.call('GetPipelineState', { name })) as {
      stageStates: {
        stageName: string
        latestExecution?: Run
        actionStates: { actionName: string; latestExecution?: { token?: string } }[]
      }[]
    }
    const waiting = stageStates.flatMap(({ stageName, latestExecution, actionStates }) =>
      actionStates.flatMap(({ actionName, latestExecution: last }) =>
        last?.token
          ? [{ stageName, actionName, token: last.token, id: latestExecution?.pipelineExecutionId }]
          : [],
      ),
    )
    expect(waiting).toHaveLength(1)
    const { id = '', ...approval } = waiting[0] ?? { id: '' }
    const answer = { pipelineName: name, ...approval }
    const put = (status: string) =>
      aws.call('PutApprovalResult', { ...answer, result: { status, summary: 'No' } })
    await put('Rejected')
    expect(await statusOf(aws, name, id)).toBe('Failed')
    expect(await put('Approved')).toHaveProperty('error', 'ApprovalAlreadyCompletedException')
    const stageName = waiting[0]?.stageName
    await aws.call('RetryStageExecution', {
      pipelineName: name,
      stageName,
      pipelineExecutionId: id,
      retryMode: 'ALL_ACTIONS',
    })
    expect(await statusOf(aws, name, id)).toBe('InProgress')
  })
})

describe('the seeds', () => {
  test('are listed page by page, each pipeline once', async () => {
    const aws = await openSandbox()
    const names: string[] = []
    let nextToken: unknown
    do {
      const page = (await aws.call('ListPipelines', {
        maxResults: 3,
        ...(nextToken !== undefined && { nextToken }),
      })) as { pipelines: { name: string }[]; nextToken?: string }
      names.push(...page.pipelines.map(({ name }) => name))
      nextToken = page.nextToken
    } while (nextToken !== undefined)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toEqual(expect.arrayContaining(['AnyCompanyPipeline', 'MyFirstPipeline']))
    expect(names).toHaveLength(14)
  })

  test('hold the guide’s pipeline as it is before the change', async () => {
    const aws = await openSandbox()
    const { artifactStore, stages, version } = await aws.pipelineNow('MyFirstPipeline')
    expect(artifactStore).toEqual({ type: 'S3', location: 'my-storage-bucket' })
    expect(stages.map(({ name }) => name)).toEqual(['Source', 'Deploy'])
    expect(version).toBe(1)
  })

  test('hold one of 50 stages and 500 actions', async () => {
    const aws = await openSandbox()
    const { pipelines } = (await aws.call('ListPipelines')) as { pipelines: { name: string }[] }
    const all = await Promise.all(pipelines.map(({ name }) => aws.pipelineNow(name)))
    const large = all.find((pipeline) => pipeline?.stages.length === 50)
    expect(large?.stages.flatMap(({ actions }) => actions)).toHaveLength(500)
  })

  test('hold one that the caller may not read', async () => {
    const aws = await openSandbox()
    const { pipelines } = (await aws.call('ListPipelines')) as { pipelines: { name: string }[] }
    const answers = await Promise.all(
      pipelines.map(({ name }) => aws.call('GetPipeline', { name })),
    )
    const denied = answers.filter(({ error }) => error)
    expect(denied).toHaveLength(1)
    expect(denied[0]).toMatchObject({
      error: 'AccessDeniedException',
      message: expect.stringMatching(/is not authorized to perform: codepipeline:GetPipeline/),
    })
  })

  test('are other ones in each region', async () => {
    const aws = await openSandbox()
    const answer = await aws.call('GetPipeline', { name: 'MyFirstPipeline' }, 'us-east-1')
    expect(answer).toEqual({
      status: 400,
      error: 'PipelineNotFoundException',
      message: "Account '111122223333' does not have a pipeline with name 'MyFirstPipeline'",
    })
  })
})

test('state survives a restart', async () => {
  let kept: string | undefined
  const store = {
    load: async () => kept,
    save: async (text: () => string) => {
      kept = text()
    },
  }
  const before = await openSandbox({ store })
  await before.update(await before.pipelineNow('MyFirstPipeline'))
  const after = await openSandbox({ store })
  expect(await after.pipelineNow('MyFirstPipeline')).toHaveProperty('version', 2)
})

describe('the state is saved', () => {
  const countingStore = () => {
    const kept: string[] = []
    return {
      kept,
      load: async () => kept.at(-1),
      save: async (text: () => string) => {
        kept.push(text())
      },
    }
  }
  const name = 'MyFirstPipeline'

  test('once before anybody has seen the seeds, and not when they are read', async () => {
    const store = countingStore()
    const aws = await openSandbox({ store })
    await aws.call('ListPipelines')
    expect(store.kept).toHaveLength(1)
    await aws.call('GetPipeline', { name })
    await aws.call('ListPipelines')
    await aws.call('codebuild.ListProjects')
    await aws.call('GetPipeline', { name: 'NotThere' })
    expect(store.kept).toHaveLength(1)
    const again = await openSandbox({ store })
    await again.call('ListPipelines')
    expect(store.kept).toHaveLength(1)
  })

  test('after each call that changes it, and after a refused one not', async () => {
    const store = countingStore()
    const aws = await openSandbox({ store })
    const pipeline = await aws.pipelineNow(name)
    await aws.update(pipeline)
    await aws.update({ ...pipeline, stages: [] })
    await aws.control('POST', 'clock', { advanceSeconds: 1 })
    expect(store.kept).toHaveLength(3)
  })

  test('when time alone has moved a run, as it was answered', async () => {
    const store = countingStore()
    const aws = await openSandbox({ store })
    await aws.call('StartPipelineExecution', { name })
    aws.advance(5)
    const before = await aws.call('GetPipelineState', { name })
    expect(store.kept).toHaveLength(2)
    const restarted = await openSandbox({ store })
    restarted.advance(5)
    expect(await restarted.call('GetPipelineState', { name })).toEqual(before)
    expect(store.kept).toHaveLength(2)
  })

  test('with the next call, when saving failed', async () => {
    const kept: string[] = []
    let isFull = true
    const aws = await openSandbox({
      store: {
        load: async () => undefined,
        save: async (text) => {
          if (isFull) throw new Error('The disk is full')
          kept.push(text())
        },
      },
    })
    await expect(aws.call('ListPipelines')).rejects.toThrow('The disk is full')
    isFull = false
    await aws.call('ListPipelines')
    expect(kept).toHaveLength(1)
  })
})

describe('S3', () => {
  const ask = async (method: string, path: string, region: string, body?: string) => {
    const { sandbox } = await openSandbox()
    const request = new Request(`http://sandbox${path}`, { method, ...(body && { body }) })
    const answer = await sandbox.answer(request, { service: 's3', region })
    return {
      status: answer.status,
      text: await answer.text(),
      region: answer.headers.get('x-amz-bucket-region'),
    }
  }

  test('lists the account’s buckets with their regions, others’ left out', async () => {
    const { text } = await ask('GET', '/', 'us-west-2')
    expect(text).toContain('<Name>my-storage-bucket-us-east-1</Name>')
    expect(text).toContain('<BucketRegion>us-east-1</BucketRegion>')
    expect(text).not.toContain('somebody-elses-bucket')
  })

  test('lists the buckets of one region', async () => {
    const { text } = await ask('GET', '/?bucket-region=us-east-1', 'us-east-1')
    expect(text).toContain('my-storage-bucket-us-east-1')
    expect(text).not.toContain('<Name>my-storage-bucket</Name>')
  })

  test('sends who asks in the wrong region to the right one', async () => {
    expect(await ask('HEAD', '/my-storage-bucket', 'us-east-1')).toMatchObject({
      status: 301,
      region: 'us-west-2',
    })
  })

  test('says where a bucket lies, us-east-1 by saying nothing', async () => {
    const west = await ask('GET', '/my-storage-bucket?location', 'us-east-1')
    const east = await ask('GET', '/my-storage-bucket-us-east-1?location', 'us-east-1')
    expect(west.text).toContain('>us-west-2</LocationConstraint>')
    expect(east.text).toMatch(/<LocationConstraint[^>]*(\/>|><\/LocationConstraint>)/)
  })

  test('tells a missing bucket from a forbidden one', async () => {
    expect((await ask('HEAD', '/nowhere-at-all', 'us-west-2')).status).toBe(404)
    expect((await ask('HEAD', '/somebody-elses-bucket', 'us-east-1')).status).toBe(403)
  })

  test('makes a bucket only where it is asked', async () => {
    const constraint = (region: string) =>
      `<CreateBucketConfiguration><LocationConstraint>${region}</LocationConstraint></CreateBucketConfiguration>`
    const wrong = await ask('PUT', '/new-bucket', 'eu-west-1', constraint('us-west-2'))
    expect([wrong.status, wrong.text]).toEqual([
      400,
      expect.stringContaining('IllegalLocationConstraintException'),
    ])
    expect((await ask('PUT', '/new-bucket', 'eu-west-1', constraint('eu-west-1'))).status).toBe(200)
  })

  test('takes the request for an own bucket again in us-east-1 only', async () => {
    const east = await ask('PUT', '/my-storage-bucket-us-east-1', 'us-east-1')
    expect(east.status).toBe(200)
    const asked =
      '<CreateBucketConfiguration><LocationConstraint>us-west-2</LocationConstraint></CreateBucketConfiguration>'
    const west = await ask('PUT', '/my-storage-bucket', 'us-west-2', asked)
    expect([west.status, west.text]).toEqual([409, expect.stringContaining('AlreadyOwnedByYou')])
  })

  test('makes no bucket of a call that is about one', async () => {
    expect((await ask('PUT', '/new-bucket?versioning', 'us-east-1')).status).toBe(404)
    expect((await ask('PUT', '/new-bucket?acl', 'us-east-1')).status).toBe(501)
  })
})

test('a service that the sandbox lacks says so', async () => {
  const { sandbox } = await openSandbox()
  const answer = await sandbox.answer(new Request('http://sandbox/'), {
    service: 'ec2',
    region: 'us-west-2',
  })
  expect(answer.status).toBe(404)
})

describe('CodeDeploy', () => {
  test('refuses a compute platform that does not exist', async () => {
    const aws = await openSandbox()
    const input = { applicationName: 'New', computePlatform: 'Mainframe' }
    expect(await aws.call('codedeploy.CreateApplication', input)).toHaveProperty(
      'error',
      'InvalidComputePlatformException',
    )
  })

  test('lists applications and their groups per region', async () => {
    const aws = await openSandbox()
    expect(await aws.call('codedeploy.ListApplications')).toEqual({ applications: ['MyApp'] })
    expect(
      await aws.call('codedeploy.ListDeploymentGroups', { applicationName: 'MyApp' }),
    ).toMatchObject({ deploymentGroups: ['MyGroup'] })
    expect(await aws.call('codedeploy.ListApplications', {}, 'eu-west-3')).toEqual({
      applications: [],
    })
  })
})

describe('the controls', () => {
  const post = async (aws: TestSandbox, path: string, body: object = {}) => {
    const request = new Request(`http://sandbox/_sandbox/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    const answer = await aws.sandbox.control(request)
    return { status: answer.status, json: (await answer.json()) as object }
  }

  test('move the clock', async () => {
    const aws = await openSandbox()
    const id = await start(aws, 'MyFirstPipeline')
    await post(aws, 'clock', { advanceSeconds: 600 })
    expect(await statusOf(aws, 'MyFirstPipeline', id)).toBe('Succeeded')
    expect((await post(aws, 'clock', { advanceSeconds: -1 })).status).toBe(400)
  })

  test('let somebody else edit a pipeline', async () => {
    const aws = await openSandbox()
    const edit = { region: 'us-west-2', name: 'MyFirstPipeline', addStage: 'Gate' }
    expect((await post(aws, 'edit', edit)).json).toEqual({ version: 2 })
    const { stages } = await aws.pipelineNow('MyFirstPipeline')
    expect(stages.at(-1)?.name).toBe('Gate')
  })

  test('start over from the seeds', async () => {
    const aws = await openSandbox()
    await aws.update(await aws.pipelineNow('MyFirstPipeline'))
    await post(aws, 'reset')
    expect(await aws.pipelineNow('MyFirstPipeline')).toHaveProperty('version', 1)
  })

  test('answer an unknown control with 404', async () => {
    expect((await post(await openSandbox(), 'nothing')).status).toBe(404)
  })
})
