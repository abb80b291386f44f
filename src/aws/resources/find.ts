import { GetPipelineCommand } from '@aws-sdk/client-codepipeline'
import type { Answers, CheckOf } from '../../pipeline/checks/check.ts'
import { type ResourceKind, resourceLists } from '../../pipeline/resources.ts'
import { getBucketRegion } from '../buckets.ts'
import { clientSettings, codePipelineReader } from '../clients.ts'
import type { Place } from '../connection.ts'
import { AwsFailure, toFailure } from '../failures.ts'
import { readTrustPolicy } from '../iam.ts'
import { describeKey } from '../keys.ts'
import { listers } from './listers.ts'
import { nameInArn } from './resource.ts'

type Wanted = Pick<CheckOf<'resource'>, 'names' | 'value' | 'within'>

/** A call about one thing, refused where that is not there. */
interface Finder {
  permission: string
  ask: (place: Place, value: string, signal: AbortSignal) => Promise<unknown>
}

/** Calls that a list may take before it is given up. */
const mostPages = 40

/**
 * Whether a resource is in the place's region: by one call where AWS has one that tells, else by
 * looking through the list.
 */
export async function findResource(
  place: Place,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<Answers['resource']> {
  const { names, value, within } = wanted
  const finder = finders[names]
  try {
    if (names === 'bucket') return await findBucket(place, value, signal)
    if (!finder) return await findInList(place, wanted, signal)
    await finder.ask(place, value, signal)
    return 'found'
  } catch (error) {
    const failure = toFailure(permissionToFind(names).split(':')[1] ?? '', error)
    if (isNotThere(failure)) return within && !finder ? 'nothing to lie in' : 'absent'
    throw failure
  }
}

/** The permission that `findResource` needs. */
export const permissionToFind = (names: ResourceKind): string =>
  names === 'bucket'
    ? 's3:GetBucketLocation'
    : (finders[names]?.permission ?? resourceLists[names].permission)

/** CloudFormation has no code of its own for it. */
const isNotThere = ({ kind, message }: AwsFailure) =>
  kind === 'not-found' || (kind === 'refused' && /does not exist/.test(message))

async function findBucket(
  place: Place,
  bucket: string,
  signal: AbortSignal,
): Promise<Answers['resource']> {
  const region = await getBucketRegion(place, bucket, signal)
  return region === place.region ? 'found' : { elsewhere: region }
}

/** AppConfig refuses names where it wants ids, in words of its own. */
const appConfigId = /^[a-z0-9]{4,7}$/

async function findInList(
  place: Place,
  { names, value, within }: Wanted,
  signal: AbortSignal,
): Promise<Answers['resource']> {
  const outer = within?.value ?? ''
  if (within?.names === 'appconfig-application' && !appConfigId.test(outer)) {
    return 'nothing to lie in'
  }
  const name = value.startsWith('arn:') ? nameInArn(value) : value
  const list = await listers[names]()
  let pages = 0
  for await (const page of list(place, outer, signal)) {
    if (page.some((one) => one.value === value || one.value === name)) return 'found'
    pages += 1
    if (pages >= mostPages) return 'too many'
  }
  return 'absent'
}

const finders: Partial<Record<ResourceKind, Finder>> = {
  'codedeploy-application': {
    permission: 'codedeploy:ListDeploymentGroups',
    ask: async (place, applicationName, abortSignal) => {
      const sdk = await import('@aws-sdk/client-codedeploy')
      const client = new sdk.CodeDeployClient(clientSettings(place, 'codedeploy'))
      await client.send(new sdk.ListDeploymentGroupsCommand({ applicationName }), { abortSignal })
    },
  },
  'ecr-repository': {
    permission: 'ecr:DescribeRepositories',
    ask: async (place, name, abortSignal) => {
      const sdk = await import('@aws-sdk/client-ecr')
      const client = new sdk.ECRClient(clientSettings(place, 'ecr'))
      const asked = { repositoryNames: [name] }
      await client.send(new sdk.DescribeRepositoriesCommand(asked), { abortSignal })
    },
  },
  'ecs-cluster': {
    permission: 'ecs:ListServices',
    ask: async (place, cluster, abortSignal) => {
      const sdk = await import('@aws-sdk/client-ecs')
      const client = new sdk.ECSClient(clientSettings(place, 'ecs'))
      await client.send(new sdk.ListServicesCommand({ cluster, maxResults: 1 }), { abortSignal })
    },
  },
  'kms-key': { permission: 'kms:DescribeKey', ask: describeKey },
  'lambda-function': {
    permission: 'lambda:ListAliases',
    ask: async (place, value, abortSignal) => {
      const sdk = await import('@aws-sdk/client-lambda')
      const client = new sdk.LambdaClient(clientSettings(place, 'lambda'))
      const FunctionName = /:function:([^:]+)/.exec(value)?.[1] ?? value
      await client.send(new sdk.ListAliasesCommand({ FunctionName, MaxItems: 1 }), { abortSignal })
    },
  },
  pipeline: {
    permission: 'codepipeline:GetPipeline',
    ask: async (place, name, abortSignal) => {
      await codePipelineReader(place).send(new GetPipelineCommand({ name }), { abortSignal })
    },
  },
  role: {
    permission: 'iam:GetRole',
    ask: async (place, arn, signal) => {
      const role = await readTrustPolicy(place, arn, signal)
      if (role.arn === arn) return
      // The same name under another path.
      throw new AwsFailure('not-found', {
        operation: 'GetRole',
        code: 'NoSuchEntity',
        message: `The role has the ARN ${role.arn}`,
        requestId: undefined,
        cause: undefined,
      })
    },
  },
  stack: {
    permission: 'cloudformation:DescribeStacks',
    ask: async (place, StackName, abortSignal) => {
      const sdk = await import('@aws-sdk/client-cloudformation')
      const client = new sdk.CloudFormationClient(clientSettings(place, 'cloudformation'))
      await client.send(new sdk.DescribeStacksCommand({ StackName }), { abortSignal })
    },
  },
}
