import type { Pipeline } from '../../pipeline/pipeline.ts'
import { advance } from '../codepipeline/executions.ts'
import { newRecord } from '../codepipeline/pipelines.ts'
import { startRun } from '../codepipeline/start-run.ts'
import { account, type Execution, type PipelineRecord, regionOf, type World } from '../world.ts'
import * as pipelines from './pipelines.ts'
import { seedStacks } from './stacks.ts'

const day = 24 * 3600 * 1000

const buckets: Record<string, string> = {
  'my-storage-bucket': 'us-west-2',
  'my-storage-bucket-us-east-1': 'us-east-1',
  'web-release-artifacts-us-west-2': 'us-west-2',
  'web-release-artifacts-us-east-1': 'us-east-1',
  'web-release-artifacts-eu-central-1': 'eu-central-1',
  'web-release-artifacts-ap-southeast-1': 'ap-southeast-1',
  'codepipeline-us-west-2-127530363166': 'us-west-2',
  'codepipeline-us-east-1-418234567190': 'us-east-1',
  'codepipeline-eu-central-1-503912847561': 'eu-central-1',
  'codepipeline-eu-west-1-660123984571': 'eu-west-1',
  'codepipeline-ap-northeast-1-771209348812': 'ap-northeast-1',
  'web-shop-assets': 'eu-west-1',
}

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'codepipeline.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  ],
})

/** What the service role may do: enough for the pipelines of this account, in their four regions. */
const servicePolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Artifacts',
      Effect: 'Allow',
      Action: ['s3:Get*', 's3:List*', 's3:PutObject', 's3:PutObjectAcl', 's3:PutObjectTagging'],
      Resource: [
        'arn:aws:s3:::my-storage-bucket*',
        'arn:aws:s3:::web-release-artifacts-*',
        'arn:aws:s3:::codepipeline-us-*',
      ],
    },
    {
      Sid: 'Keys',
      Effect: 'Allow',
      Action: [
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:Encrypt',
        'kms:ReEncrypt*',
        'kms:GenerateDataKey*',
      ],
      Resource: `arn:aws:kms:*:${account}:key/*`,
    },
    {
      Sid: 'Deployments',
      Effect: 'Allow',
      Action: ['codedeploy:*', 'codebuild:*'],
      Resource: ['us-west-2', 'us-east-1'].flatMap((region) =>
        ['codedeploy', 'codebuild'].map((service) => `arn:aws:${service}:${region}:${account}:*`),
      ),
    },
    {
      Sid: 'Stacks',
      Effect: 'Allow',
      Action: ['cloudformation:*', 'lambda:InvokeFunction', 'lambda:ListFunctions'],
      Resource: '*',
    },
  ],
})

/** CodeDeploy's words. */
const tooFewInstances =
  'The overall deployment failed because too many individual instances failed deployment, too few healthy instances are available for deployment, or some instances in your deployment group are experiencing problems.'

/** The account as a new sandbox finds it: something of every kind to look at and to break. */
export function seedWorld(now: number): World {
  const before = now - 30 * day
  const world: World = {
    schema: 1,
    clockOffset: 0,
    regions: {},
    buckets: Object.fromEntries(
      Object.entries(buckets).map(([name, region]) => [name, { region, created: before }]),
    ),
    roles: {
      'AWS-CodePipeline-Service': {
        id: 'AROACKCEVSQ6C2EXAMPLE',
        path: '/',
        trust,
        created: before,
        policies: { 'CodePipeline-Service': servicePolicy },
      },
    },
  }
  world.buckets['somebody-elses-bucket'] = {
    region: 'us-east-1',
    created: before,
    owner: '444455556666',
  }
  for (const region of ['us-west-2', 'us-east-1', 'eu-central-1', 'ap-southeast-1']) {
    Object.assign(regionOf(world, region), {
      projects: ['web-shop-build', 'web-shop-integration', 'web-shop-lint'],
      keys: [
        { id: pipelines.keyId[region], alias: 'alias/web-release' },
        { id: `9${pipelines.keyId[region]?.slice(1)}`, alias: 'alias/aws/s3', isAwsManaged: true },
      ],
      applications: {
        MyApp: {
          id: crypto.randomUUID(),
          platform: 'Server',
          created: before,
          groups: {
            MyGroup: {
              id: crypto.randomUUID(),
              roleArn: 'arn:aws:iam::111122223333:role/AWS-CodeDeploy-Service',
            },
          },
        },
      },
    })
  }

  const add = (region: string, declaration: Pipeline): PipelineRecord => {
    const record = newRecord(declaration, before)
    regionOf(world, region).pipelines[declaration.name] = record
    return record
  }
  const finished = (record: PipelineRecord, ago: number, trigger?: Execution['trigger']) => {
    startRun(record, now - ago, trigger && { trigger })
    advance(record, now)
  }

  finished(add('us-west-2', pipelines.myFirstPipeline), 3 * 3600 * 1000)
  finished(add('us-west-2', pipelines.anyCompanyPipeline), day)
  finished(add('us-west-2', pipelines.futurePipeline), 2 * day)
  finished(add('us-west-2', pipelines.gitHubPipeline), 5 * day)
  add('us-west-2', pipelines.globalRelease)
  add('us-west-2', pipelines.v2Pipeline)
  add('us-west-2', pipelines.largePipeline)
  add('us-west-2', pipelines.restrictedPipeline).denied = true

  const running = add('us-west-2', pipelines.runningPipeline)
  // An action of a year: whenever someone looks, the run is in progress.
  running.pace = 365 * 24 * 3600
  const run = startRun(running, now - 600_000)
  const source = run.stages['Source']?.actions['Source']
  if (source) Object.assign(source, { status: 'Succeeded', changed: now - 595_000 })
  advance(running, now)

  finished(add('us-west-2', pipelines.waitingPipeline), 900_000)

  const failed = add('us-west-2', pipelines.failedPipeline)
  const pushed = {
    triggerType: 'CloudWatchEvent',
    triggerDetail: 'arn:aws:events:us-west-2:111122223333:rule/codepipeline-MyTestRepo-master',
  }
  finished(failed, 2 * day, pushed)
  const failedRun = startRun(failed, now - 3600_000, { trigger: pushed })
  advance(failed, now - 3580_000)
  const deploy = failedRun.stages['Deploy']?.actions['Deploy-us-east-1']
  if (deploy) {
    Object.assign(deploy, {
      status: 'Failed',
      changed: now - 3578_000,
      error: { code: 'JobFailed', message: tooFewInstances },
    })
  }
  advance(failed, now)

  seedStacks(world, 'us-west-2', before)

  finished(add('us-east-1', pipelines.virginiaPipeline), 4 * day)
  add('eu-central-1', pipelines.frankfurtPipeline)
  return world
}
