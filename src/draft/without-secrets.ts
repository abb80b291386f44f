import { emptySecrets, withoutSecret } from '../pipeline/edit-secrets.ts'
import type { Edit } from '../pipeline/edits.ts'
import { type AddActionAnswers, actionTypeOf } from './add-action-answers.ts'
import type { Draft } from './draft.ts'
import type { Step } from './history.ts'

/**
 * The draft as storage may have it: secrets a person typed are empty, so that their fields ask again
 * after a reload. Masks stay, because AWS keeps the secret behind them. What has no secret in it
 * keeps its identity, and so the text it was read from.
 */
export function withoutSecrets(draft: Draft): Draft {
  const { edits, answers, history } = draft
  return {
    ...draft,
    edits: withoutEdited(edits),
    ...(answers && { answers: withoutAnswered(answers) }),
    ...(history && {
      history: {
        past: history.past.map(withoutStepped),
        future: history.future.map(withoutStepped),
      },
    }),
  }
}

const withoutStepped = (step: Step): Step => ({
  ...step,
  ...(step.edits && { edits: withoutEdited(step.edits) }),
  ...(step.edit && { edit: withoutSecret(step.edit) }),
  ...(step.answers && { answers: withoutAnswered(step.answers) }),
  ...(step.members && { members: withoutAnswered(step.members) }),
})

function withoutAnswered<Answers extends Partial<AddActionAnswers>>(answers: Answers): Answers {
  const { configurations } = answers
  if (!configurations) return answers
  const emptied = Object.entries(configurations).map(([type, values]) => [
    type,
    emptySecrets(actionTypeOf(type), values),
  ])
  return { ...answers, configurations: Object.fromEntries(emptied) }
}

const withoutEdited = (edits: readonly Edit[]): readonly Edit[] => edits.map(withoutSecret)
