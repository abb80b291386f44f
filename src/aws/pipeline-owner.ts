import { ListTagsForResourceCommand } from '@aws-sdk/client-codepipeline'
import { codePipelineReader } from './clients.ts'
import { cloudFormation, toStackFailure } from './cloudformation.ts'
import type { Place } from './connection.ts'
import { toFailure } from './failures.ts'

/** The stack whose template a pipeline is written in. */
interface OwningStack {
  stackId: string
  stackName: string
  logicalId: string
}

export type PipelineOwner =
  | ({ owner: 'stack' } & OwningStack)
  | { owner: 'none' }
  /** Neither CloudFormation nor the tags may be asked. */
  | { owner: 'unknown' }

const type = 'AWS::CodePipeline::Pipeline'

/**
 * Which stack owns a live pipeline. CloudFormation is asked first, because tags can be copied and
 * outlive a stack; where it may not be asked, the tags that CloudFormation gives its resources.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResources.html
 *
 * @param pipeline.arn as GetPipeline answers it; without it tags cannot be asked for.
 * @throws AwsFailure where asking again may help or a person has to sign in.
 */
export async function getPipelineOwner(
  place: Place,
  pipeline: { name: string; arn: string | undefined },
  signal: AbortSignal,
): Promise<PipelineOwner> {
  const { sdk, client } = await cloudFormation(place)
  const command = new sdk.DescribeStackResourcesCommand({ PhysicalResourceId: pipeline.name })
  try {
    const { StackResources = [] } = await client.send(command, { abortSignal: signal })
    const found = StackResources.find(
      ({ PhysicalResourceId, ResourceType }) =>
        PhysicalResourceId === pipeline.name && ResourceType === type,
    )
    if (!found) return { owner: 'none' }
    const { StackId = '', StackName = '', LogicalResourceId = '' } = found
    return stack({ stackId: StackId, stackName: StackName, logicalId: LogicalResourceId })
  } catch (error) {
    const failure = toStackFailure('DescribeStackResources', error)
    if (failure.kind === 'not-found') return { owner: 'none' }
    if (failure.kind !== 'not-allowed') throw failure
  }
  return ownerByTags(place, pipeline.arn, signal)
}

const stack = (owning: OwningStack): PipelineOwner => ({ owner: 'stack', ...owning })

async function ownerByTags(
  place: Place,
  arn: string | undefined,
  signal: AbortSignal,
): Promise<PipelineOwner> {
  if (arn === undefined) return { owner: 'unknown' }
  try {
    const tag = await readTags(place, arn, signal)
    const stackId = tag('stack-id')
    if (stackId === undefined) return { owner: 'none' }
    return stack({
      stackId,
      stackName: tag('stack-name') ?? stackId.split('/')[1] ?? '',
      logicalId: tag('logical-id') ?? '',
    })
  } catch (error) {
    if (toFailure('ListTagsForResource', error).kind === 'not-allowed') return { owner: 'unknown' }
    throw error
  }
}

/**
 * The stack that a pipeline's tags name: one call, for the many pipelines of a fleet.
 *
 * @throws AwsFailure
 */
export async function getPipelineStack(
  place: Place,
  arn: string,
  signal: AbortSignal,
): Promise<{ stack: string } | 'none'> {
  const tag = await readTags(place, arn, signal)
  const name = tag('stack-name') ?? tag('stack-id')?.split('/')[1]
  return name === undefined ? 'none' : { stack: name }
}

/** The tags that CloudFormation gives what it makes, by what stands behind `aws:cloudformation:`. */
async function readTags(place: Place, arn: string, signal: AbortSignal) {
  const command = new ListTagsForResourceCommand({ resourceArn: arn })
  try {
    const answer = await codePipelineReader(place).send(command, { abortSignal: signal })
    const tags = new Map(answer.tags?.map(({ key, value }) => [key, value]))
    return (name: string) => tags.get(`aws:cloudformation:${name}`)
  } catch (error) {
    throw toFailure('ListTagsForResource', error)
  }
}
