import { pageOf } from '../paging.ts'
import { queryService } from '../query-protocol.ts'
import { resourcesIn } from '../seeds/resources.ts'
import { changeSetActions } from './change-sets.ts'
import { driftActions } from './drift.ts'
import { stackActions } from './stacks.ts'

/** CloudFormation, version 2010-05-15: stacks, change sets, events, drift, and lists of stack sets. */
export const cloudformation = queryService('http://cloudformation.amazonaws.com/doc/2010-05-15/', {
  ...stackActions,
  ...changeSetActions,
  ...driftActions,
  ListStackSets: (input, { scope }) => {
    const { items, token } = pageOf(resourcesIn(scope.region).stackSets, {
      token: input.get('NextToken') ?? '',
      size: input.get('MaxResults') ?? '',
      most: 100,
      refusal: 'ValidationError',
    })
    const member = items.map((name) => ({
      StackSetName: name,
      StackSetId: `${name}:2f8e6b14-0d27-4c39-9a5e-6b7c8d9e0f12`,
      Status: 'ACTIVE',
      PermissionModel: 'SELF_MANAGED',
    }))
    return { Summaries: { member }, NextToken: token }
  },
})
