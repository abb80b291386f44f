import type { World } from '../world.ts'
import { setStackStatus } from './events.ts'
import { groundOf } from './ground.ts'
import { isThere, resolve } from './intrinsics.ts'
import type { ChangeSetRecord, Json, OperationRecord, StackRecord } from './stack-record.ts'
import { beginStep, finishStep, type Going, removeResource, undoStep } from './steps.ts'
import { readTemplate } from './template.ts'

/** How long each piece of work takes, in milliseconds. */
const pieceOfWork = 1_000

/** Every stack of the account goes on as far as the time allows. */
export function advanceStacks(world: World, now: number): void {
  for (const [region, { stacks }] of Object.entries(world.regions)) {
    for (const stack of Object.values(stacks ?? {})) {
      while (stack.operation && stack.operation.at <= now) {
        const { operation } = stack
        workOn({ world, region, stack, operation })
        operation.at += pieceOfWork
      }
    }
  }
}

/** Starts what a change set says. */
export function startOperation(
  stack: StackRecord,
  changeSet: ChangeSetRecord,
  { now, token, keepsFailure }: { now: number; token: string | undefined; keepsFailure: boolean },
): void {
  const changes = changeSet.changes as {
    Action: string
    LogicalResourceId: string
    Replacement?: string
  }[]
  stack.operation = {
    kind: changeSet.type,
    phase: 'resources',
    at: now + pieceOfWork,
    ...(token !== undefined && { token }),
    changeSet: changeSet.id,
    target: changeSet.source,
    steps: changes
      .filter(({ Action }) => Action !== 'Remove')
      .map(({ Action, LogicalResourceId: logicalId, Replacement }) => {
        const before = stack.resources[logicalId]
        const change = Replacement === 'True' ? 'replace' : 'update'
        return {
          logicalId,
          action: Action === 'Add' ? 'create' : change,
          ...(before && { before: { ...before } }),
        }
      }),
    begun: [],
    leftover: [],
    removed: changes
      .filter(({ Action }) => Action === 'Remove')
      .map(({ LogicalResourceId }) => LogicalResourceId),
    keepsFailure,
  }
  changeSet.execution = 'EXECUTE_IN_PROGRESS'
  setStackStatus(stack, `${changeSet.type}_IN_PROGRESS`, { at: now, reason: 'User Initiated' })
}

function workOn(going: Going): void {
  switch (going.operation.phase) {
    case 'resources':
      return workForward(going)
    case 'rollback':
      return workBack(going)
    case 'cleanup':
      return cleanUp(going)
  }
}

function workForward(going: Going): void {
  const { stack, operation } = going
  const { kind, at } = operation
  const [step] = operation.steps
  if (!step) return complete(going)
  if (!step.isBegun) return beginStep(going, step)
  operation.steps.shift()
  if (finishStep(going, step) === undefined) return
  const verb = kind === 'CREATE' ? 'create' : 'update'
  const reason = `The following resource(s) failed to ${step.before ? 'update' : 'create'}: [${step.logicalId}]. `
  if (operation.keepsFailure) {
    endChangeSet(stack, operation, 'EXECUTE_FAILED')
    setStackStatus(stack, `${kind}_FAILED`, { at, reason })
    delete stack.operation
    return
  }
  operation.phase = 'rollback'
  operation.isUndone = true
  const status = kind === 'CREATE' ? 'ROLLBACK_IN_PROGRESS' : 'UPDATE_ROLLBACK_IN_PROGRESS'
  const asked = verb === 'create' ? `${reason}Rollback requested by user.` : reason
  setStackStatus(stack, status, { at, reason: asked })
}

/** The stack is what the change set made it; what it no longer has is deleted. */
function complete(going: Going): void {
  const { stack, operation } = going
  const { kind, at, target } = operation
  stack.source = target
  takeOutputs(going)
  if (kind === 'UPDATE') stack.updated = at
  for (const logicalId of operation.removed) {
    const resource = stack.resources[logicalId]
    if (resource) operation.leftover.push({ logicalId, resource })
  }
  endChangeSet(stack, operation, 'EXECUTE_COMPLETE')
  if (kind === 'CREATE') return end(going, 'CREATE_COMPLETE')
  operation.phase = 'cleanup'
  setStackStatus(stack, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', { at })
}

function workBack(going: Going): void {
  const { stack, operation } = going
  const { kind, at } = operation
  const step = operation.begun.shift()
  if (step) {
    if (undoStep(going, step) === undefined) return
    const reason = `The following resource(s) failed to update: [${step.logicalId}]. `
    endChangeSet(stack, operation, 'EXECUTE_FAILED')
    return end(going, 'UPDATE_ROLLBACK_FAILED', reason)
  }
  endChangeSet(stack, operation, 'EXECUTE_FAILED')
  operation.phase = 'cleanup'
  if (kind === 'CREATE') return
  setStackStatus(stack, 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', { at })
}

function cleanUp(going: Going): void {
  const { operation } = going
  const next = operation.leftover.shift()
  if (next) return removeResource(going, next)
  if (operation.kind === 'CREATE') return end(going, 'ROLLBACK_COMPLETE')
  end(going, operation.isUndone ? 'UPDATE_ROLLBACK_COMPLETE' : 'UPDATE_COMPLETE')
}

function end({ stack, operation }: Going, status: string, reason?: string): void {
  setStackStatus(stack, status, { at: operation.at, ...(reason !== undefined && { reason }) })
  delete stack.operation
}

function endChangeSet(
  stack: StackRecord,
  { changeSet }: OperationRecord,
  execution: 'EXECUTE_COMPLETE' | 'EXECUTE_FAILED',
): void {
  const found = stack.changeSets.find(({ id }) => id === changeSet)
  if (found) found.execution = execution
}

function takeOutputs({ world, region, stack }: Going): void {
  const template = readTemplate(stack.source.template)
  const ground = groundOf({ world, region, stack, template, parameters: stack.source.parameters })
  if (template.Description !== undefined) stack.description = template.Description
  stack.outputs = Object.fromEntries(
    Object.entries(template.Outputs)
      .filter(([, output]) => isThere(output, ground))
      .map(([name, { Value, Description, Export }]) => [
        name,
        {
          value: String(resolve(Value, ground)),
          ...(Description !== undefined && { description: Description }),
          ...(Export !== undefined && {
            exportName: String(resolve((Export as Json)['Name'], ground)),
          }),
        },
      ]),
  )
}
