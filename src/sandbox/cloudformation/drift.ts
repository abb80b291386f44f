import { Refusal } from '../refusal.ts'
import type { Call } from '../service.ts'
import { differences } from './differences.ts'
import { absent, findStack, openStack } from './find-stack.ts'
import { timeOf } from './form.ts'
import { resourceType } from './resource-types.ts'
import type { ResourceRecord, StackRecord } from './stack-record.ts'
import { textOf } from './values.ts'

type Action = (input: URLSearchParams, call: Call) => object

/** How a resource is beside its template, as far as the sandbox can tell; nothing where it cannot. */
function driftOf(resource: ResourceRecord, { world, scope }: Call) {
  const { live } = resourceType(resource.type)
  if (!live || !resource.asMade) return undefined
  const now = live(resource.physicalId, { world, region: scope.region })
  if (!now) return { status: 'DELETED', found: [], now }
  const found = differences(resource.asMade, now, '')
  return { status: found.length > 0 ? 'MODIFIED' : 'IN_SYNC', found, now }
}

const drifted = (stack: StackRecord, call: Call) =>
  Object.entries(stack.resources).flatMap(([id, resource]) => {
    const drift = driftOf(resource, call)
    return drift ? [{ id, resource, ...drift }] : []
  })

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html */
export const driftActions: Record<string, Action> = {
  DetectStackDrift: (input, call) => {
    const name = input.get('StackName') ?? ''
    const stack = openStack(call, name)
    if (!stack) throw absent(name)
    const found = drifted(stack, call)
    const count = found.filter(({ status }) => status !== 'IN_SYNC').length
    stack.drift = {
      id: crypto.randomUUID(),
      at: call.now,
      count,
      status: count > 0 ? 'DRIFTED' : 'IN_SYNC',
    }
    return { StackDriftDetectionId: stack.drift.id }
  },
  DescribeStackDriftDetectionStatus: (input, call) => {
    const id = input.get('StackDriftDetectionId') ?? ''
    const stacks = Object.values(call.world.regions[call.scope.region]?.stacks ?? {})
    const stack = stacks.find(({ drift }) => drift?.id === id)
    if (!stack?.drift) {
      throw new Refusal('ValidationError', `Drift detection ${id} does not exist`)
    }
    return {
      StackId: stack.id,
      StackDriftDetectionId: id,
      StackDriftStatus: stack.drift.status,
      DetectionStatus: 'DETECTION_COMPLETE',
      DriftedStackResourceCount: stack.drift.count,
      Timestamp: timeOf(stack.drift.at),
    }
  },
  DescribeStackResourceDrifts: (input, call) => {
    const name = input.get('StackName') ?? ''
    const stack = findStack(call, name)
    if (!stack) throw absent(name)
    return {
      StackResourceDrifts: {
        member: drifted(stack, call).map(({ id, resource, status, found, now }) => ({
          StackId: stack.id,
          LogicalResourceId: id,
          PhysicalResourceId: resource.physicalId,
          ResourceType: resource.type,
          ExpectedProperties: textOf(resource.asMade),
          ActualProperties: textOf(now ?? {}),
          PropertyDifferences: {
            member: found.map(({ path, type, before, after }) => ({
              PropertyPath: path,
              ExpectedValue: textOf(before),
              ActualValue: textOf(after),
              DifferenceType: { Add: 'ADD', Remove: 'REMOVE', Modify: 'NOT_EQUAL' }[type],
            })),
          },
          StackResourceDriftStatus: status,
          Timestamp: timeOf(call.now),
        })),
      },
    }
  },
}
