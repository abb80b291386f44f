import type { EventRecord, OperationRecord, ResourceRecord, StackRecord } from './stack-record.ts'

type Part = Omit<EventRecord, 'id'>

function note(stack: StackRecord, part: Part): void {
  stack.events.push({ id: `${part.logicalId}-${part.status}-${crypto.randomUUID()}`, ...part })
}

interface Moment {
  at: number
  reason?: string
}

const tokenOf = (operation: OperationRecord | undefined) =>
  operation?.token === undefined ? {} : { token: operation.token }

/** The stack takes a status, and an event says so. */
export function setStackStatus(stack: StackRecord, status: string, { at, reason }: Moment): void {
  stack.status = status
  if (reason === undefined) delete stack.reason
  else stack.reason = reason
  note(stack, {
    at,
    logicalId: stack.name,
    physicalId: stack.id,
    type: 'AWS::CloudFormation::Stack',
    status,
    ...(reason !== undefined && { reason }),
    ...tokenOf(stack.operation),
  })
}

/** A resource takes a status, and an event says so. */
export function setResourceStatus(
  stack: StackRecord,
  { logicalId, resource }: { logicalId: string; resource: ResourceRecord },
  status: string,
  { at, reason }: Moment,
): void {
  resource.status = status
  resource.changed = at
  if (reason === undefined) delete resource.reason
  else resource.reason = reason
  note(stack, {
    at,
    logicalId,
    physicalId: resource.physicalId,
    type: resource.type,
    status,
    ...(reason !== undefined && { reason }),
    ...tokenOf(stack.operation),
  })
}
