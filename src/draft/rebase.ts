import { isKeptAs } from '../pipeline/as-kept.ts'
import { artifactStoresOf, type Pipeline } from '../pipeline/pipeline.ts'
import { type Chosen, type OpenConflict, type Replay, replayPlan } from '../pipeline/replay.ts'
import { type AddActionAnswers, isSameStore, stageNameOf } from './add-action-answers.ts'
import { type Draft, editedOf, planOf } from './draft.ts'

/** The draft's edits on a newer version of the pipeline. */
export const replayDraft = (draft: Draft, latest: Pipeline, chosen: Chosen): Replay =>
  replayPlan({ plan: planOf(draft), base: draft.base, latest, chosen })

/**
 * The draft on a newer version, with every conflict decided. The wizard's answers stay answers
 * where they can say what was decided; where they cannot, their edits become settled ones.
 *
 * @param now epoch milliseconds.
 */
export function rebaseDraft(draft: Draft, latest: Pipeline, chosen: Chosen, now: number): Draft {
  const { answers, step, ...rest } = draft
  const replay = replayDraft(draft, latest, chosen)
  const settled = replay.edits.filter((_, at) => (replay.origins[at] ?? 0) < draft.edits.length)
  const rebased: Draft = { ...rest, base: latest, readAt: now, edits: settled }
  if (answers) {
    const decided = replay.conflicts
      .filter(({ key }) => Number(key) >= draft.edits.length)
      .reduce(
        (after: AddActionAnswers | undefined, conflict) =>
          after && answersAfter(after, conflict, { chosen, replay }),
        withoutPresentStores(answers, draft),
      )
    const asAnswers: Draft = {
      ...rebased,
      ...(decided && { answers: decided }),
      ...(decided && step !== undefined && { step }),
    }
    const { pipeline, conflicts } = editedOf(asAnswers)
    if (conflicts.length === 0 && isKeptAs(pipeline, replay.pipeline, draft.region))
      return asAnswers
  }
  return { ...rebased, edits: replay.edits }
}

/**
 * A store row that only repeats what the pipeline had is no intention: on a version with another
 * bucket it would become one.
 */
function withoutPresentStores(
  answers: AddActionAnswers,
  { base, region }: Draft,
): AddActionAnswers {
  const present = artifactStoresOf(base, region)
  const stores = Object.entries(answers.stores).filter(
    ([name, store]) => !isSameStore(store, present[name]),
  )
  return { ...answers, stores: Object.fromEntries(stores) }
}

interface Decision {
  chosen: Chosen
  replay: Replay
}

/** The answers as the decision has them; undefined where the action is left out. */
function answersAfter(
  answers: AddActionAnswers,
  { key, edit }: OpenConflict,
  { chosen, replay }: Decision,
): AddActionAnswers | undefined {
  const choice = chosen[key]
  if (edit.kind === 'set-artifact-store') {
    if (choice === 'mine') return answers
    const { [edit.region]: _theirs, ...stores } = answers.stores
    return { ...answers, stores }
  }
  const origin = Number(key)
  const first = replay.edits.find((_, at) => replay.origins[at] === origin)
  switch (choice) {
    case 'join': {
      const existingStage = stageNameOf(answers)
      return { ...answers, placement: 'existing-stage', existingStage, runOrder: 1 }
    }
    case 'add-stage':
      return {
        ...answers,
        placement: 'new-stage',
        newStageName: stageNameOf(answers),
        newStagePosition: { at: 'end' },
      }
    case 'at-end':
      return { ...answers, newStagePosition: { at: 'end' } }
    case 'rename':
      if (first?.kind === 'add-stage') {
        const { stage, position } = first
        return { ...answers, newStageName: stage, newStagePosition: position }
      }
      return first?.kind === 'add-action' ? { ...answers, actionName: first.action.name } : answers
    case 'mine':
      // An answer cannot take another action's place; the comparison above finds that out.
      return answers
    case 'leave-out':
    case undefined:
      return undefined
  }
}
