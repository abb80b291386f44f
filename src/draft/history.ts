import type { Edit } from '../pipeline/edits.ts'
import { deepEqual } from '../pipeline/deep-equal.ts'
import type { AddActionAnswers } from './add-action-answers.ts'
import type { Draft } from './draft.ts'
import { changedTexts } from './typing.ts'

/** What a person has said: the part of a draft that undo and redo move through. */
interface Content {
  edits: readonly Edit[]
  answers: AddActionAnswers | undefined
}

/** One step back or forth: only the members that differ, so that a long history stays small. */
export interface Step {
  edits?: readonly Edit[]
  /** All of them; null where there were none. */
  answers?: AddActionAnswers | null
  /** Some of them, where both sides have answers. */
  members?: Partial<AddActionAnswers>
  /** Beside `members`: those that were not answered at all. */
  without?: readonly (keyof AddActionAnswers)[]
  /** The wizard's step on which the change was made. */
  at?: number
  /** The first edit that was added or taken back, where `edits` stands for all of them. */
  edit?: Edit
  /** What was changed, where `answers` stands for all of them. */
  about?: readonly (keyof AddActionAnswers)[]
  /** Text fields the step typed into; typing on in one of them is the same step. */
  typed: readonly string[]
}

/** Steps back, oldest first, and the steps forth that undo has left. */
export interface DraftHistory {
  past: readonly Step[]
  future: readonly Step[]
}

/** Steps kept; older ones can no longer be undone. */
export const maxSteps = 100

const none: DraftHistory = { past: [], future: [] }

const contentOf = ({ edits, answers }: Draft): Content => ({ edits, answers })

const members = Object.keys as (answers: AddActionAnswers) => (keyof AddActionAnswers)[]

/** The step that leads from `from` to `to`; undefined where both say the same. */
function stepTo(to: Content, from: Content): Step | undefined {
  const edits = deepEqual(to.edits, from.edits) ? {} : { edits: to.edits }
  if (deepEqual(to.answers, from.answers)) {
    return 'edits' in edits ? { ...edits, typed: [] } : undefined
  }
  if (!to.answers || !from.answers) return { ...edits, answers: to.answers ?? null, typed: [] }
  const [answers, others] = [to.answers, from.answers]
  const changed = members(answers)
    .filter((member) => !deepEqual(answers[member], others[member]))
    .map((member) => [member, answers[member]] as const)
  const without = members(others).filter((member) => answers[member] === undefined)
  return {
    ...edits,
    members: Object.fromEntries(changed),
    ...(without.length > 0 && { without }),
    typed: [],
  }
}

/** The draft after a step; what the step does not name stays. */
function take(draft: Draft, { edits, answers, members, without = [], at }: Step): Draft {
  const next = { ...draft, ...(edits && { edits }), ...(at !== undefined && { step: at }) }
  if (answers === null) {
    const { answers: _, ...rest } = next
    return rest
  }
  if (answers) return { ...next, answers }
  if (!members || !next.answers) return next
  const taken = { ...next.answers, ...members }
  const kept = Object.entries(taken).filter(([member]) => !without.some((one) => one === member))
  return { ...next, answers: Object.fromEntries(kept) as unknown as AddActionAnswers }
}

/** A draft in which nobody has said anything. */
const untouched = (draft: Draft): Draft => {
  const { answers: _, history: __, ...rest } = draft
  return { ...rest, edits: [] }
}

/**
 * The draft with the way back to what it was before.
 *
 * @param before the draft as stored; undefined for the first change of a pipeline.
 * @param shown what a screen showed before the first change, such as answers it proposed: going on
 * with them unchanged is no step.
 */
export function recordStep(draft: Draft, before: Draft | undefined, shown?: Draft): Draft {
  const known = before?.history ?? none
  const from = before ?? untouched(draft)
  const isUnchanged = !before?.answers && shown && !stepTo(contentOf(draft), contentOf(shown))
  const back = isUnchanged ? undefined : stepTo(contentOf(from), contentOf(draft))
  if (!back) return withHistory(draft, known)
  const typed = changedTexts(before?.answers ?? shown?.answers, draft.answers)
  const last = known.past.at(-1)
  const isSameField = typed.length === 1 && last?.typed.includes(typed[0] ?? '')
  if (last && before && isSameField && known.future.length === 0) {
    const joined = stepTo(contentOf(take(before, last)), contentOf(draft))
    const past = known.past.slice(0, -1)
    // Typed back to what it was before: that is no step.
    return withHistory(draft, {
      past: joined ? [...past, { ...last, ...joined, typed: last.typed }] : past,
      future: [],
    })
  }
  const at = (before ?? shown)?.step ?? 0
  const about = 'answers' in back ? { about: changedMembers(shown, draft) } : {}
  const edit = 'edits' in back ? firstOther(from.edits, draft.edits) : undefined
  const past = [...known.past, { ...back, ...about, ...(edit && { edit }), at, typed }].slice(
    -maxSteps,
  )
  return withHistory(draft, { past, future: [] })
}

/** The first edit that only one of two lists has at its place. */
function firstOther(before: readonly Edit[], after: readonly Edit[]): Edit | undefined {
  const at = after.findIndex((edit, index) => !deepEqual(edit, before[index]))
  return after[at] ?? before[after.length]
}

/** Members that differ from the answers that were proposed. */
function changedMembers(shown: Draft | undefined, draft: Draft): (keyof AddActionAnswers)[] {
  const [before, after] = [shown?.answers, draft.answers]
  if (!before || !after) return []
  return members(after).filter((member) => !deepEqual(before[member], after[member]))
}

function withHistory(draft: Draft, history: DraftHistory): Draft {
  if (history.past.length + history.future.length > 0) return { ...draft, history }
  const { history: _, ...rest } = draft
  return rest
}

/** The draft one step earlier, and what that step was; undefined at the start. */
export const undo = (draft: Draft): Moved | undefined => move(draft, 'past', 'future')

/** The draft with the last undo taken back; undefined where there is none. */
export const redo = (draft: Draft): Moved | undefined => move(draft, 'future', 'past')

interface Moved {
  draft: Draft
  step: Step
}

function move(draft: Draft, from: keyof DraftHistory, to: keyof DraftHistory): Moved | undefined {
  const history = draft.history ?? none
  const step = history[from].at(-1)
  if (!step) return undefined
  const moved = take(draft, step)
  const opposite = stepTo(contentOf(draft), contentOf(moved)) ?? { typed: [] }
  const { at, about, edit } = step
  const steps = {
    [from]: history[from].slice(0, -1),
    [to]: [
      ...history[to],
      {
        ...opposite,
        ...(at !== undefined && { at }),
        ...(about && { about }),
        ...(edit && { edit }),
        typed: step.typed,
      },
    ],
  }
  return { draft: { ...moved, history: { ...history, ...steps } }, step }
}
