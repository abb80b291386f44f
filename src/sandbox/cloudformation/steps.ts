import { Refusal } from '../refusal.ts'
import { entryOf, type World } from '../world.ts'
import { setResourceStatus } from './events.ts'
import { resolve } from './intrinsics.ts'
import { groundOf } from './ground.ts'
import type { Site } from './resource-type.ts'
import { resourceType } from './resource-types.ts'
import type {
  Json,
  NamedResource,
  OperationRecord,
  ResourceRecord,
  StackRecord,
  StepRecord,
} from './stack-record.ts'
import { readTemplate } from './template.ts'

/** A stack and the operation that goes on in it. */
export interface Going {
  world: World
  region: string
  stack: StackRecord
  operation: OperationRecord
}

const siteOf = ({ world, region, stack, operation }: Going, logicalId: string): Site => ({
  world,
  region,
  stack,
  logicalId,
  now: operation.at,
  tags: operation.phase === 'rollback' ? stack.source.tags : operation.target.tags,
})

const making = 'Resource creation Initiated'
const replacing =
  'Requested update requires the creation of a new physical resource; hence creating one.'

/** The first event of a step. */
export function beginStep({ stack, operation }: Going, step: StepRecord): void {
  const { at, target } = operation
  step.isBegun = true
  operation.begun.unshift(step)
  const { logicalId, before, action } = step
  if (before && action !== 'create') {
    const resource = { ...before }
    stack.resources[logicalId] = resource
    const reason = action === 'replace' ? { reason: replacing } : {}
    return setResourceStatus(stack, { logicalId, resource }, 'UPDATE_IN_PROGRESS', {
      at,
      ...reason,
    })
  }
  const resource: ResourceRecord = {
    type: readTemplate(target.template).Resources[logicalId]?.Type ?? '',
    physicalId: '',
    status: '',
    changed: at,
    properties: {},
  }
  stack.resources[logicalId] = resource
  setResourceStatus(stack, { logicalId, resource }, 'CREATE_IN_PROGRESS', { at })
}

/** What the template that is being carried out says about a resource, resolved by what is there now. */
function declaredAs({ world, region, stack, operation }: Going, logicalId: string) {
  const template = readTemplate(operation.target.template)
  const { parameters } = operation.target
  const ground = groundOf({ world, region, stack, template, parameters })
  const declared = template.Resources[logicalId]
  if (!declared) throw new Error(`No resource ${logicalId}`)
  const { Type, Properties, Metadata, DeletionPolicy = '' } = declared
  return {
    type: Type,
    properties: resolve(Properties ?? {}, ground) as Json,
    ...(Metadata !== undefined && { metadata: Metadata }),
    ...(DeletionPolicy.startsWith('Retain') && { isRetained: true }),
  }
}

/**
 * Carries out a step.
 *
 * @returns why it failed; nothing where it did not.
 */
export function finishStep(going: Going, step: StepRecord): string | undefined {
  const { stack, operation } = going
  const { logicalId, before, action } = step
  const { at } = operation
  const resource = stack.resources[logicalId]
  if (!resource) throw new Error(`No resource ${logicalId}`)
  const verb = before && action !== 'create' ? 'UPDATE' : 'CREATE'
  try {
    const declared = declaredAs(going, logicalId)
    const type = resourceType(declared.type)
    const site = siteOf(going, logicalId)
    if (action === 'update' && before) {
      const { createOnly } = type
      const isOther = createOnly.some((name) =>
        differ(before.properties, declared.properties, name),
      )
      if (isOther) return finishStep(going, Object.assign(step, { action: 'replace' }))
      type.update?.(before.physicalId, declared.properties, site)
    } else {
      resource.physicalId = type.create(declared.properties, site)
      if (before && step.action === 'replace')
        operation.leftover.push({ logicalId, resource: { ...before } })
      setResourceStatus(stack, { logicalId, resource }, `${verb}_IN_PROGRESS`, {
        at,
        reason: making,
      })
    }
    delete resource.isRetained
    Object.assign(resource, declared)
    rememberAsMade(going, resource)
    setResourceStatus(stack, { logicalId, resource }, `${verb}_COMPLETE`, { at })
    return undefined
  } catch (error) {
    const reason = reasonOf(error)
    setResourceStatus(stack, { logicalId, resource }, `${verb}_FAILED`, { at, reason })
    return reason
  }
}

const differ = (before: Json, after: Json, name: string) =>
  JSON.stringify(before[name]) !== JSON.stringify(after[name])

function rememberAsMade({ world, region }: Going, resource: ResourceRecord): void {
  const live = resourceType(resource.type).live?.(resource.physicalId, { world, region })
  if (live) resource.asMade = live
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Refusal)) throw error
  return error.code === 'PropertiesValidation'
    ? `Properties validation failed for resource with message:\n${error.message}`
    : error.message
}

/**
 * Undoes a step: the resource is as before, or goes at the end where there was none.
 *
 * @returns why it failed; nothing where it did not.
 */
export function undoStep(
  going: Going,
  { logicalId, before, action }: StepRecord,
): string | undefined {
  const { stack, operation } = going
  const { at } = operation
  const now = entryOf(stack.resources, logicalId)
  if (!before || action === 'create') {
    if (now && now.physicalId !== '') operation.leftover.unshift({ logicalId, resource: now })
    else delete stack.resources[logicalId]
    return undefined
  }
  const resource = { ...before }
  if (now && now.physicalId !== before.physicalId) {
    operation.leftover = [
      ...operation.leftover.filter((other) => other.resource.physicalId !== before.physicalId),
      { logicalId, resource: now },
    ]
  }
  stack.resources[logicalId] = resource
  setResourceStatus(stack, { logicalId, resource }, 'UPDATE_IN_PROGRESS', { at })
  try {
    const type = resourceType(resource.type)
    type.update?.(before.physicalId, before.properties, siteOf(going, logicalId))
    rememberAsMade(going, resource)
    setResourceStatus(stack, { logicalId, resource }, 'UPDATE_COMPLETE', { at })
    return undefined
  } catch (error) {
    const reason = reasonOf(error)
    setResourceStatus(stack, { logicalId, resource }, 'UPDATE_FAILED', { at, reason })
    return reason
  }
}

/** Deletes what is left over. A resource that cannot be deleted is left and told, as AWS does. */
export function removeResource(going: Going, { logicalId, resource }: NamedResource): void {
  const { stack, operation } = going
  const { at } = operation
  const isCurrent = entryOf(stack.resources, logicalId)?.physicalId === resource.physicalId
  const named = { logicalId, resource }
  if (resource.isRetained) {
    setResourceStatus(stack, named, 'DELETE_SKIPPED', { at })
  } else {
    setResourceStatus(stack, named, 'DELETE_IN_PROGRESS', { at })
    try {
      resourceType(resource.type).remove?.(resource.physicalId, siteOf(going, logicalId))
      setResourceStatus(stack, named, 'DELETE_COMPLETE', { at })
    } catch (error) {
      setResourceStatus(stack, named, 'DELETE_FAILED', { at, reason: reasonOf(error) })
    }
  }
  if (isCurrent) delete stack.resources[logicalId]
}
