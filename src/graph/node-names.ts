import { findActionType } from '../pipeline/action-types.ts'
import { type Action, type Region, regionOf } from '../pipeline/pipeline.ts'
import type { Mark } from './change-target.ts'
import type { ProblemCount } from './problem-counts.ts'
import type { RunStatus } from './run-status.ts'
import { shortId } from '../pipeline/runs.ts'
import type { ActionRun, TransitionState } from './state.ts'

/** The accessible name of an action's card: "{action}, {provider}, {region}, {status}". */
export const actionName = (
  action: Action,
  homeRegion: Region,
  status: RunStatus | undefined,
): string =>
  inList(action.name, action.actionTypeId.provider, regionOf(action, homeRegion), status?.text)

/** The accessible name of a stage's head. */
export const stageName = (stage: string, status: RunStatus | undefined): string =>
  inList(`Stage ${stage}`, status?.text)

/** What a card's title adds to a name that may be cut off. */
export const titleOf = (name: string, status: RunStatus | undefined): string =>
  inList(name, status?.text)

/** What a card shows of the provider: AWS's title where it is known. */
export const providerTitle = ({ actionTypeId }: Action): string =>
  findActionType(actionTypeId)?.title ?? actionTypeId.provider

export const markNames: Record<Mark, string> = {
  added: 'Added',
  changed: 'Changed',
  moved: 'Moved',
  removed: 'Removed',
}

/** "1 problem", "3 warnings". */
export const problemText = ({ count, severity }: ProblemCount): string =>
  countText(count, severity === 'error' ? 'problem' : 'warning')

/** "1 action", "3 actions". */
export const countText = (count: number, noun: string): string =>
  count === 1 ? `1 ${noun}` : `${count} ${noun}s`

interface ActionFacts {
  stage: string
  action: Action
  homeRegion: Region
  mark: Mark | undefined
  problems: ProblemCount | undefined
  run: ActionRun | undefined
  /** Names of the artifacts whose lines are drawn as copied to the action's region. */
  copied: readonly string[] | undefined
}

/** What else the drawing shows about an action, in sentences for those who cannot see it. */
export function actionDescription(facts: ActionFacts): string {
  const { stage, action, homeRegion, mark, problems, run, copied = [] } = facts
  const inputs = (action.inputArtifacts ?? []).map(({ name }) => name)
  // A line that is drawn because it is gone says nothing of what is read.
  const copies = inputs.filter((name) => copied.includes(name))
  return sentences([
    `Stage ${stage}, run order ${action.runOrder ?? 1}`,
    mark && markNames[mark],
    problems && problemText(problems),
    run?.error && withoutStop(run.error),
    run?.revision && `Revision ${shortId(run.revision)}`,
    inputs.length > 0 && `Reads ${inputs.join(', ')}`,
    copies.length > 0 && `Copied to ${regionOf(action, homeRegion)}: ${copies.join(', ')}`,
  ])
}

interface StageFacts {
  mark: Mark | undefined
  problems: ProblemCount | undefined
  transition: TransitionState
}

/** What else the drawing shows about a stage. */
export const stageDescription = ({ mark, problems, transition }: StageFacts): string =>
  sentences([
    mark && markNames[mark],
    problems && problemText(problems),
    !transition.enabled && transitionText(transition),
  ])

/** Whether runs may enter the stage, with the reason somebody gave. */
export const transitionText = ({ enabled, disabledReason }: TransitionState): string => {
  if (enabled) return 'Transition enabled'
  return disabledReason ? `Transition disabled: ${disabledReason}` : 'Transition disabled'
}

const inList = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join(', ')

/** An error of a provider, which may end as a sentence does. */
const withoutStop = (text: string) => text.replace(/\.$/, '')

const sentences = (parts: readonly (string | false | undefined)[]): string =>
  parts
    .filter(Boolean)
    .map((part) => `${part}.`)
    .join(' ')
