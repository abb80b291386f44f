import type { Edit } from '../pipeline/edits.ts'
import type { ActionTypeId } from '../pipeline/pipeline.ts'
import { isSecretKey } from '../pipeline/secret-keys.ts'
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

/** Only a whole action can bring a secret: single values that are set never are one. */
function withoutSecret(edit: Edit): Edit {
  if (edit.kind !== 'add-action' || !edit.action.configuration) return edit
  const { actionTypeId, configuration } = edit.action
  const emptied = emptySecrets(actionTypeId, configuration)
  if (emptied === configuration) return edit
  return { ...edit, action: { ...edit.action, configuration: emptied } }
}

const isMask = (value: string) => /^\*+$/.test(value)

function emptySecrets(type: ActionTypeId, values: Record<string, string>): Record<string, string> {
  const secrets = Object.keys(values).filter(
    (key) => isSecretKey(type, key) && !isMask(values[key] ?? ''),
  )
  if (secrets.length === 0) return values
  return { ...values, ...Object.fromEntries(secrets.map((key) => [key, ''])) }
}
