import { pairs, timeOf } from './form.ts'
import { shownParameters } from './stack-answer.ts'
import type { ChangeSetRecord, Json, StackRecord } from './stack-record.ts'

/** AWS queues a change set for a moment, in milliseconds. */
const queuedFor = 500

export function statusOf({ created, ready, failure }: ChangeSetRecord, now: number): string {
  if (now < Math.min(created + queuedFor, ready)) return 'CREATE_PENDING'
  if (now < ready) return 'CREATE_IN_PROGRESS'
  return failure === undefined ? 'CREATE_COMPLETE' : 'FAILED'
}

export function executionStatusOf(changeSet: ChangeSetRecord, now: number): string {
  if (changeSet.execution) return changeSet.execution
  return statusOf(changeSet, now) === 'CREATE_COMPLETE' ? 'AVAILABLE' : 'UNAVAILABLE'
}

const head = (stack: StackRecord, changeSet: ChangeSetRecord, now: number) => ({
  StackId: stack.id,
  StackName: stack.name,
  ChangeSetId: changeSet.id,
  ChangeSetName: changeSet.name,
  Status: statusOf(changeSet, now),
  ...(changeSet.failure !== undefined &&
    now >= changeSet.ready && { StatusReason: changeSet.failure }),
  ExecutionStatus: executionStatusOf(changeSet, now),
  CreationTime: timeOf(changeSet.created),
  ...(changeSet.description !== undefined && { Description: changeSet.description }),
  IncludeNestedStacks: 'false',
})

/** One line of ListChangeSets. */
export const summaryOf = head

interface Shown {
  now: number
  changes: readonly Json[]
  /** Values before and after, which a caller has to ask for. */
  hasValues: boolean
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeChangeSet.html */
export const changeSetAnswer = (
  stack: StackRecord,
  changeSet: ChangeSetRecord,
  { now, changes, hasValues }: Shown,
) => ({
  ...head(stack, changeSet, now),
  Parameters: shownParameters(changeSet.source),
  Capabilities: { member: changeSet.source.capabilities },
  Tags: pairs(changeSet.source.tags, 'Key', 'Value'),
  NotificationARNs: '',
  RollbackConfiguration: '',
  ...(changeSet.deploymentMode !== undefined && { DeploymentMode: changeSet.deploymentMode }),
  Changes: {
    member: changes.map((change) => ({
      Type: 'Resource',
      ResourceChange: inXml(hasValues ? change : withoutValues(change)),
    })),
  },
})

/** Lists of the query protocol stand in `member`. */
const inXml = ({ Scope, Details, ...change }: Json) => ({
  ...change,
  Scope: { member: Scope },
  Details: { member: Details },
})

/** What is told to those who do not ask for values: each property once, without its paths. */
function withoutValues(told: Json): Json {
  const { BeforeContext: _, AfterContext: __, ...change } = told
  const seen = new Set<string>()
  const details = (change['Details'] as { Target: Json }[]).flatMap(({ Target, ...rest }) => {
    const { Attribute, Name, RequiresRecreation } = Target
    const shown = {
      Target: { Attribute, ...(Name !== undefined && { Name }), RequiresRecreation },
      ...rest,
    }
    const text = JSON.stringify(shown)
    if (seen.has(text)) return []
    seen.add(text)
    return [shown]
  })
  return { ...change, Details: details }
}
