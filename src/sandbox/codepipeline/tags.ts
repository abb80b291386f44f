import { Refusal } from '../refusal.ts'
import { type Call, type Operation, textOf } from '../service.ts'
import { account } from '../world.ts'
import { paged } from './paging.ts'
import { findPipeline } from './find-pipeline.ts'
import { validate } from './validate.ts'

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html */
const mostTags = 50

export interface Tag {
  key: string
  value: string
}

/** The tags after adding some, or AWS's refusal. */
export function addTags(before: Record<string, string>, tags: readonly Tag[], arn: string) {
  if (tags.some(({ key }) => key.toLowerCase().startsWith('aws:'))) {
    throw new Refusal(
      'InvalidTagsException',
      "Not allowed to modify system tags. System tags start with 'aws:'. msg=[Caller is an end user and not allowed to mutate system tags]",
    )
  }
  if (new Set(tags.map(({ key }) => key)).size < tags.length) {
    throw new Refusal('InvalidTagsException', 'A tag key is given more than once.')
  }
  const after = { ...before, ...Object.fromEntries(tags.map(({ key, value }) => [key, value])) }
  if (Object.keys(after).length > mostTags) {
    throw new Refusal('TooManyTagsException', `Tag limit exceeded for resource [${arn}].`)
  }
  return after
}

function openTagged(operation: string, call: Call, arn: string) {
  const [, , , region, owner, ...rest] = arn.split(':')
  const name = rest.join(':')
  if (region !== call.scope.region || owner !== account) {
    throw new Refusal('InvalidArnException', `The resource ARN is not valid here: ${arn}`)
  }
  try {
    return findPipeline(call, name, operation)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'PipelineNotFoundException') throw error
    throw new Refusal('ResourceNotFoundException', error.message)
  }
}

export const tagOperations: Record<string, Operation> = {
  ListTagsForResource: (input, call) => {
    validate('ListTagsForResource', input)
    const { tags } = openTagged('ListTagsForResource', call, textOf(input['resourceArn']))
    const all = Object.entries(tags).map(([key, value]) => ({ key, value }))
    const { items, nextToken } = paged(all, input, 100)
    return { tags: items, ...(nextToken && { nextToken }) }
  },
  TagResource: (input, call) => {
    validate('TagResource', input)
    const arn = textOf(input['resourceArn'])
    const record = openTagged('TagResource', call, arn)
    record.tags = addTags(record.tags, input['tags'] as Tag[], arn)
    return {}
  },
  UntagResource: (input, call) => {
    validate('UntagResource', input)
    const record = openTagged('UntagResource', call, textOf(input['resourceArn']))
    for (const key of input['tagKeys'] as string[]) delete record.tags[key]
    return {}
  },
}
