/**
 * What the events of a stack tell about one create or update.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
 */

/** The part of a StackEvent that decisions need. */
export interface EventFacts {
  StackId?: string | undefined
  EventId?: string | undefined
  LogicalResourceId?: string | undefined
  PhysicalResourceId?: string | undefined
  ResourceType?: string | undefined
  ResourceStatus?: string | undefined
  ResourceStatusReason?: string | undefined
  ClientRequestToken?: string | undefined
  Timestamp?: Date | undefined
}

/** How far a create or update has come. */
export type StackProgress =
  | 'going-on'
  | 'done'
  /** A failure is being undone. */
  | 'rolling-back'
  | 'rolled-back'
  /** It failed and was left so, or the undoing failed too. */
  | 'failed'

/** By the status of a stack, such as `UPDATE_ROLLBACK_COMPLETE`. */
export function progressOf(status: string): StackProgress {
  const isRollback = status.includes('ROLLBACK')
  if (status.endsWith('_IN_PROGRESS')) return isRollback ? 'rolling-back' : 'going-on'
  if (status.endsWith('_FAILED')) return 'failed'
  return isRollback ? 'rolled-back' : 'done'
}

/** Whether an event is about the stack itself and not about one of its resources. */
const isOfStack = ({ StackId, PhysicalResourceId }: EventFacts): boolean =>
  StackId !== undefined && StackId === PhysicalResourceId

/**
 * The events of one operation.
 *
 * @param events newest first, as AWS answers them.
 * @param token what the operation was started with; AWS puts it on every event of it.
 */
export const eventsOf = <Event extends EventFacts>(
  events: readonly Event[],
  token: string,
): Event[] => events.filter(({ ClientRequestToken }) => ClientRequestToken === token)

/** How far the stack has come, by its events of one operation, newest first. */
export function stackProgress(events: readonly EventFacts[]): StackProgress {
  const last = events.find(isOfStack)
  return progressOf(last?.ResourceStatus ?? 'UPDATE_IN_PROGRESS')
}

/** Whether an operation makes the stack and does not update it. */
export const isCreation = (events: readonly EventFacts[]): boolean =>
  /^(CREATE|ROLLBACK)_/.test(events.find(isOfStack)?.ResourceStatus ?? '')

/** CloudFormation ends what else is going on when one resource fails; that is no cause. */
const isCancelled = ({ ResourceStatusReason = '' }: EventFacts) =>
  /cancell?ed/i.test(ResourceStatusReason)

/**
 * Why an operation was rolled back: the first resource that failed. Where no resource did, the
 * stack's own reason.
 *
 * @param events of one operation, newest first.
 */
export function firstCause<Event extends EventFacts>(events: readonly Event[]): Event | undefined {
  const failed = events.filter(({ ResourceStatus = '' }) => ResourceStatus.endsWith('_FAILED'))
  const causes = failed.filter((event) => !isCancelled(event))
  return (
    causes.findLast((event) => !isOfStack(event)) ??
    causes.at(-1) ??
    events.findLast(
      (event) => isOfStack(event) && progressOf(event.ResourceStatus ?? '') === 'rolling-back',
    )
  )
}

/** The newest event of each resource, in the order in which they were begun; the stack's is left out. */
export function latestByResource<Event extends EventFacts>(events: readonly Event[]): Event[] {
  const latest = new Map<string, Event>()
  for (const event of events.toReversed()) {
    if (!isOfStack(event)) latest.set(event.LogicalResourceId ?? '', event)
  }
  return [...latest.values()]
}
