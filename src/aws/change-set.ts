import type {
  CreateChangeSetInput,
  DescribeChangeSetOutput,
  ResourceChange,
} from '@aws-sdk/client-cloudformation'
import { cloudFormation, cloudFormationWriter, toStackFailure } from './cloudformation.ts'
import { deadlines } from './clients.ts'
import type { Place } from './connection.ts'
import type { AwsFailure } from './failures.ts'
import { fastest, nextPace } from './pace.ts'
import { pause } from './pause.ts'
import { eventsWithToken } from './stack-events.ts'

export type { ResourceChange } from '@aws-sdk/client-cloudformation'

/** What a change set is made of. `ClientToken` makes a repeated click one change set. */
export type ChangeSetInput = Omit<CreateChangeSetInput, 'ClientToken'> & {
  StackName: string
  ChangeSetName: string
  ClientToken: string
}

/** A change set by its ARN, with the stack it is for. */
export interface ChangeSetId {
  id: string
  stackId: string
}

/**
 * Asks for a change set. AWS then works it out: see {@link followChangeSet}.
 *
 * When the answer was lost, the change set is looked up by its name, which nobody else uses.
 *
 * @throws AwsFailure of kind `unknown-outcome` when the answer was lost and nothing is found.
 */
export async function createChangeSet(place: Place, input: ChangeSetInput): Promise<ChangeSetId> {
  const { sdk, client } = await cloudFormationWriter(place)
  try {
    const answer = await client.send(
      new sdk.CreateChangeSetCommand({ IncludeNestedStacks: false, ...input }),
    )
    return { id: answer.Id ?? '', stackId: answer.StackId ?? '' }
  } catch (error) {
    const failure = toStackFailure('CreateChangeSet', error, true)
    if (failure.kind !== 'unknown-outcome') throw failure
    const found = await lookUp(failure, () =>
      changeSetHead(place, { ChangeSetName: input.ChangeSetName, StackName: input.StackName }),
    )
    return { id: found.ChangeSetId ?? '', stackId: found.StackId ?? '' }
  }
}

/**
 * Looks for what a lost write was to make, a little later each time, because it may be on its way.
 *
 * @throws `failure` when it is not there.
 */
async function lookUp<Found>(failure: AwsFailure, find: () => Promise<Found>): Promise<Found> {
  for (const wait of deadlines.looksAfter) {
    await pause(wait)
    const found = await find().catch(() => undefined)
    if (found !== undefined) return found
  }
  throw failure
}

/** A change set by its ARN, or by its name and its stack. */
export interface NamedChangeSet {
  ChangeSetName: string
  StackName?: string
}

/** A change set without its changes. */
async function changeSetHead(
  place: Place,
  named: NamedChangeSet,
  signal?: AbortSignal,
): Promise<DescribeChangeSetOutput> {
  const { sdk, client } = await cloudFormation(place)
  try {
    const command = new sdk.DescribeChangeSetCommand(named)
    const { $metadata: _, ...answer } = await client.send(
      command,
      signal && { abortSignal: signal },
    )
    return answer
  } catch (error) {
    throw toStackFailure('DescribeChangeSet', error)
  }
}

/** A change set with every one of its changes. */
export interface ChangeSet extends Omit<DescribeChangeSetOutput, 'Changes' | 'NextToken'> {
  changes: ResourceChange[]
}

/** A change set with all its changes and, where AWS tells them, values before and after. */
export async function describeChangeSet(
  place: Place,
  named: NamedChangeSet,
  signal: AbortSignal,
): Promise<ChangeSet> {
  const { sdk, client } = await cloudFormation(place)
  const asked = { ...named, IncludePropertyValues: true }
  try {
    let described: ChangeSet = { changes: [] }
    const pages = sdk.paginateDescribeChangeSet({ client }, asked, { abortSignal: signal })
    for await (const { $metadata: _, Changes = [], NextToken: __, ...head } of pages) {
      const changes = Changes.flatMap(({ ResourceChange }) => ResourceChange ?? [])
      described = { ...head, changes: [...described.changes, ...changes] }
    }
    return described
  } catch (error) {
    throw toStackFailure('DescribeChangeSet', error)
  }
}

/** The template that a change set was asked for with, as it was submitted. */
export async function getChangeSetTemplate(
  place: Place,
  named: NamedChangeSet,
  signal: AbortSignal,
): Promise<string> {
  const { sdk, client } = await cloudFormation(place)
  try {
    const command = new sdk.GetTemplateCommand({ ...named, TemplateStage: 'Original' })
    return (await client.send(command, { abortSignal: signal })).TemplateBody ?? ''
  } catch (error) {
    throw toStackFailure('GetTemplate', error)
  }
}

const isBeingMade = ({ Status }: DescribeChangeSetOutput) =>
  /PENDING|IN_PROGRESS/.test(Status ?? '')

/**
 * Follows a change set until AWS has worked it out or given up: each status once, and at the end
 * the whole of it. A change set of status `FAILED` is an answer, not an error.
 */
export async function* followChangeSet(
  place: Place,
  named: NamedChangeSet,
  signal: AbortSignal,
): AsyncGenerator<ChangeSet> {
  let last = ''
  for (let pace = fastest / 2; ; pace = nextPace(pace, false, 10_000)) {
    const head = await changeSetHead(place, named, signal)
    if (!isBeingMade(head)) break
    if (head.Status !== last) yield { ...head, changes: [] }
    last = head.Status ?? ''
    await pause(pace, signal)
  }
  yield await describeChangeSet(place, named, signal)
}

/** What to execute, and the token that AWS puts on every event of it. */
export interface Execution {
  id: string
  stackId: string
  token: string
}

/**
 * Starts a change set; {@link followStack} tells how it goes. When the answer was lost, the stack's
 * events tell whether it was started.
 *
 * @throws AwsFailure of kind `unknown-outcome` when the answer was lost and no event is found.
 */
export async function executeChangeSet(
  place: Place,
  { id, stackId, token }: Execution,
): Promise<void> {
  const { sdk, client } = await cloudFormationWriter(place)
  try {
    await client.send(
      new sdk.ExecuteChangeSetCommand({ ChangeSetName: id, ClientRequestToken: token }),
    )
  } catch (error) {
    const failure = toStackFailure('ExecuteChangeSet', error, true)
    if (failure.kind !== 'unknown-outcome') throw failure
    await lookUp(failure, async () => {
      const [event] = await eventsWithToken(place, { stackId, token }, AbortSignal.timeout(20_000))
      return event
    })
  }
}

/** Deletes a change set that is not wanted; one that is gone already is deleted too. */
export async function deleteChangeSet(place: Place, id: string): Promise<void> {
  const { sdk, client } = await cloudFormationWriter(place)
  try {
    await client.send(new sdk.DeleteChangeSetCommand({ ChangeSetName: id }))
  } catch (error) {
    const failure = toStackFailure('DeleteChangeSet', error, true)
    if (failure.kind !== 'not-found') throw failure
  }
}
