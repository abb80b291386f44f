import { pageOf } from './paging.ts'
import { queryService } from './query-protocol.ts'
import { Refusal } from './refusal.ts'
import { made, resourcesIn } from './seeds/resources.ts'
import type { Call } from './service.ts'
import { account, entryOf } from './world.ts'

const page = <Item>(all: readonly Item[], parameters: URLSearchParams) =>
  pageOf(all, {
    token: parameters.get('NextToken') ?? '',
    size: parameters.get('MaxResults') ?? '',
    most: 100,
    refusal: 'ValidationError',
  })

const arnOf = ({ scope }: Call, resource: string) =>
  `arn:aws:cloudformation:${scope.region}:${account}:${resource}`

const time = new Date(made).toISOString()

const describeStack = (name: string, call: Call) => ({
  StackId: arnOf(call, `stack/${name}/9b1f7a10-6a34-11f0-8de9-0e2f4c5b7a01`),
  StackName: name,
  CreationTime: time,
  StackStatus: 'UPDATE_COMPLETE',
})

/** Values of `{name}.member.1`, `{name}.member.2`, … */
const membersOf = (parameters: URLSearchParams, name: string) =>
  [...parameters].filter(([key]) => key.startsWith(`${name}.member.`)).map(([, value]) => value)

const absent = (name: string) =>
  new Refusal('ValidationError', `Stack with id ${name} does not exist`)

/** Stacks, change sets and stack sets of a region. */
export const cloudformation = queryService('http://cloudformation.amazonaws.com/doc/2010-05-15/', {
  ListStacks: (parameters, call) => {
    const wanted = membersOf(parameters, 'StackStatusFilter')
    const stacks = Object.keys(resourcesIn(call.scope.region).stacks)
      .map((name) => describeStack(name, call))
      .filter(({ StackStatus }) => wanted.length === 0 || wanted.includes(StackStatus))
    const { items, token } = page(stacks, parameters)
    return { StackSummaries: { member: items }, NextToken: token }
  },
  DescribeStacks: (parameters, call) => {
    const { stacks } = resourcesIn(call.scope.region)
    const name = parameters.get('StackName')
    if (name !== null && !entryOf(stacks, name)) throw absent(name)
    const names = name === null ? Object.keys(stacks) : [name]
    const { items, token } = page(names, parameters)
    return { Stacks: { member: items.map((each) => describeStack(each, call)) }, NextToken: token }
  },
  ListChangeSets: (parameters, call) => {
    const stack = parameters.get('StackName') ?? ''
    const changeSets = entryOf(resourcesIn(call.scope.region).stacks, stack)
    if (!changeSets) throw absent(stack)
    const { items, token } = page(changeSets, parameters)
    const member = items.map((name) => ({
      StackName: stack,
      ChangeSetName: name,
      ChangeSetId: arnOf(call, `changeSet/${name}/1c7d5e90-6a35-11f0-b1a2-0a9c3e7d5f42`),
      Status: 'CREATE_COMPLETE',
      ExecutionStatus: 'AVAILABLE',
      CreationTime: time,
    }))
    return { Summaries: { member }, NextToken: token }
  },
  ListStackSets: (parameters, { scope }) => {
    const { items, token } = page(resourcesIn(scope.region).stackSets, parameters)
    const member = items.map((name) => ({
      StackSetName: name,
      StackSetId: `${name}:2f8e6b14-0d27-4c39-9a5e-6b7c8d9e0f12`,
      Status: 'ACTIVE',
      PermissionModel: 'SELF_MANAGED',
    }))
    return { Summaries: { member }, NextToken: token }
  },
})
