import { pageOf } from '../paging.ts'
import { Refusal } from '../refusal.ts'
import type { Call } from '../service.ts'
import { account } from '../world.ts'
import { changeSetAnswer, executionStatusOf, statusOf, summaryOf } from './change-set-answer.ts'
import { changesOf } from './changes.ts'
import { setStackStatus } from './events.ts'
import { checkUpdatable, sourceOf, stackFor } from './change-set-input.ts'
import { absent, findStack, keepStack, stacksOf } from './find-stack.ts'
import { startOperation } from './progress.ts'
import type { ChangeSetRecord, StackRecord, StackSource } from './stack-record.ts'
import { readTemplate } from './template.ts'

const refused = (message: string) => new Refusal('ValidationError', message)

/** How long AWS takes to work a change set out, in milliseconds. */
const worksFor = 2_000

/** AWS's words; there is no code for it. */
const noChanges =
  "The submitted information didn't contain changes. Submit different information to create a change set."

type Action = (input: URLSearchParams, call: Call) => object

const createChangeSet: Action = (input, call) => {
  const name = input.get('ChangeSetName') ?? ''
  if (!/^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(name)) {
    throw refused(
      `1 validation error detected: Value '${name}' at 'changeSetName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/]*`,
    )
  }
  const type = input.get('ChangeSetType') ?? 'UPDATE'
  if (type !== 'UPDATE' && type !== 'CREATE') {
    throw refused(`The sandbox makes no change sets of type ${type}.`)
  }
  const stack = stackFor(input, call, type)
  const source = sourceOf(input, call, stack)
  const deploymentMode = input.get('DeploymentMode') ?? undefined
  // One that has been executed gives its name free.
  const same = stack.changeSets.find((other) => other.name === name && !other.execution)
  if (same) {
    // Asked again with the same, it is the same.
    if (JSON.stringify(same.source) === JSON.stringify(source)) {
      return { Id: same.id, StackId: stack.id }
    }
    throw new Refusal(
      'AlreadyExistsException',
      `ChangeSet ${name} cannot be created due to a mismatch with existing attribute Template`,
    )
  }
  const description = input.get('Description') ?? undefined
  const made: ChangeSetRecord = {
    id: `arn:aws:cloudformation:${call.scope.region}:${account}:changeSet/${name}/${crypto.randomUUID()}`,
    name,
    type,
    created: call.now,
    ready: call.now + worksFor,
    source,
    ...(description !== undefined && { description }),
    ...(deploymentMode !== undefined && { deploymentMode }),
    keepsFailure: input.get('OnStackFailure') === 'DO_NOTHING',
    ...workOut(stack, source, call, deploymentMode === 'REVERT_DRIFT'),
  }
  if (stack.status === '') {
    setStackStatus(stack, 'REVIEW_IN_PROGRESS', { at: call.now, reason: 'User Initiated' })
    keepStack(call, stack)
  }
  stack.changeSets.push(made)
  return { Id: made.id, StackId: stack.id }
}

/** The changes, or why there are none. */
function workOut(
  stack: StackRecord,
  source: StackSource,
  { world, scope, now }: Call,
  revertsDrift: boolean,
): Pick<ChangeSetRecord, 'changes' | 'failure'> {
  const template = readTemplate(source.template)
  const { parameters, tags } = source
  const compared = { world, region: scope.region, now, stack }
  try {
    const changes = changesOf(compared, { template, parameters, tags, revertsDrift })
    const isSame =
      changes.length === 0 && JSON.stringify(tags) === JSON.stringify(stack.source.tags)
    const outputs = (text: string) => JSON.stringify(text === '' ? {} : readTemplate(text).Outputs)
    return isSame && outputs(stack.source.template) === outputs(source.template)
      ? { changes: [], failure: noChanges }
      : { changes }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { changes: [], failure: error.message }
  }
}

/** A change set by its ARN, or by its name and its stack. */
function findChangeSet(input: URLSearchParams, call: Call) {
  const asked = input.get('ChangeSetName') ?? ''
  const stackName = input.get('StackName')
  if (!asked.startsWith('arn:') && stackName === null) {
    throw refused('StackName must be specified if ChangeSetName is not specified as an ARN.')
  }
  const stacks = stackName === null ? stacksOf(call) : [findStack(call, stackName) ?? []].flat()
  if (stackName !== null && stacks.length === 0) throw absent(stackName, 'brackets')
  for (const stack of stacks) {
    const changeSet = stack.changeSets.findLast(({ id, name }) => id === asked || name === asked)
    if (changeSet) return { stack, changeSet }
  }
  throw new Refusal('ChangeSetNotFound', `ChangeSet [${asked}] does not exist`, 404)
}

const executeChangeSet: Action = (input, call) => {
  const found = findChangeSet(input, call)
  keepStack(call, found.stack)
  const { stack, changeSet } = found
  const invalid = (words: string, status: string) =>
    new Refusal(
      'InvalidChangeSetStatus',
      `ChangeSet [${changeSet.id}] cannot be executed in its current ${words} of [${status}]`,
    )
  const token = input.get('ClientRequestToken') ?? undefined
  // The same token again is the same request, which AWS has already taken.
  if (token !== undefined && stack.operation?.token === token) return {}
  const status = statusOf(changeSet, call.now)
  if (status !== 'CREATE_COMPLETE') throw invalid('status', status)
  const execution = executionStatusOf(changeSet, call.now)
  if (execution !== 'AVAILABLE') throw invalid('execution status', execution)
  if (stack.status !== 'REVIEW_IN_PROGRESS') checkUpdatable(stack)
  for (const other of stack.changeSets) {
    if (other !== changeSet && !other.execution) other.execution = 'OBSOLETE'
  }
  startOperation(stack, changeSet, {
    now: call.now,
    token,
    keepsFailure: input.get('DisableRollback') === 'true' || changeSet.keepsFailure === true,
  })
  return {}
}

const deleteChangeSet: Action = (input, call) => {
  const stackName = input.get('StackName')
  let found
  try {
    found = findChangeSet(input, call)
  } catch (error) {
    // Deleting what is not there is no error on AWS.
    if (
      error instanceof Refusal &&
      error.code === 'ChangeSetNotFound' &&
      !stackName?.startsWith('arn:')
    ) {
      return {}
    }
    throw error
  }
  const { stack, changeSet } = found
  if (changeSet.execution === 'EXECUTE_IN_PROGRESS') {
    throw new Refusal(
      'InvalidChangeSetStatus',
      `ChangeSet [${changeSet.id}] cannot be deleted in its current execution status of [EXECUTE_IN_PROGRESS]`,
    )
  }
  keepStack(call, stack)
  stack.changeSets = stack.changeSets.filter((other) => other !== changeSet)
  return {}
}

/** AWS's page is 1 MB of answer; this is a page that tests come to the end of. */
const changesOnPage = 20

export const changeSetActions: Record<string, Action> = {
  CreateChangeSet: createChangeSet,
  ExecuteChangeSet: executeChangeSet,
  DeleteChangeSet: deleteChangeSet,
  DescribeChangeSet: (input, call) => {
    const { stack, changeSet } = findChangeSet(input, call)
    const isReady = changeSet.ready <= call.now
    const { items, token } = pageOf(isReady ? changeSet.changes : [], {
      token: input.get('NextToken') ?? '',
      size: '',
      most: changesOnPage,
      refusal: 'ValidationError',
    })
    return {
      ...changeSetAnswer(stack, changeSet, {
        now: call.now,
        changes: items,
        hasValues: input.get('IncludePropertyValues') === 'true',
      }),
      NextToken: token,
    }
  },
  ListChangeSets: (input, call) => {
    const name = input.get('StackName') ?? ''
    const stack = findStack(call, name)
    if (!stack) throw absent(name, 'brackets')
    const { items, token } = pageOf(stack.changeSets, {
      token: input.get('NextToken') ?? '',
      size: '',
      most: 100,
      refusal: 'ValidationError',
    })
    return {
      Summaries: { member: items.map((changeSet) => summaryOf(stack, changeSet, call.now)) },
      NextToken: token,
    }
  },
}
