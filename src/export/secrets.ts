import { findLostSecrets } from '../pipeline/masked-values.ts'
import { findAction } from '../pipeline/names.ts'
import type { Action, Pipeline } from '../pipeline/pipeline.ts'
import { isSecretKey } from '../pipeline/secret-keys.ts'

/** A configuration value that no file may hold, and that has to be given where the file is used. */
export interface Secret {
  stage: string
  action: string
  key: string
  /** Letters and digits, a letter first, unique among the secrets of one export: `GitHubOAuthToken`. */
  id: string
}

const isMask = (value: string) => /^\*{4,5}$/.test(value)

/** Every secret of a pipeline, for forms that describe all of it. */
export const allSecrets = (pipeline: Pipeline): Secret[] =>
  findSecrets(pipeline, (action, key, value) => isMask(value) || isSecretKey(action, key))

/**
 * The secrets that AWS does not already keep: those a person has typed, and those whose mask would
 * stand at a new place. A mask that stays where it was keeps its secret.
 */
export function newSecrets(base: Pipeline, edited: Pipeline): Secret[] {
  const lost = new Set(
    findLostSecrets(base, edited).map((problem) =>
      problem.kind === 'lost-secret' ? placeOf(problem) : '',
    ),
  )
  return findSecrets(edited, (type, key, value, place) => {
    if (isMask(value)) return lost.has(placeOf({ ...place, key }))
    const before = findAction(base, place.stage, place.action)?.configuration?.[key]
    return isSecretKey(type, key) && before !== value
  })
}

const placeOf = ({ stage, action, key }: Omit<Secret, 'id'>) => JSON.stringify([stage, action, key])

type IsSecret = (
  type: Action['actionTypeId'],
  key: string,
  value: string,
  place: { stage: string; action: string },
) => boolean

function findSecrets(pipeline: Pipeline, isSecret: IsSecret): Secret[] {
  const ids = new Set<string>()
  return pipeline.stages.flatMap((stage) =>
    stage.actions.flatMap((action) => {
      const place = { stage: stage.name, action: action.name }
      return Object.entries(action.configuration ?? {})
        .filter(([key, value]) => isSecret(action.actionTypeId, key, value, place))
        .map(([key]) => ({ ...place, key, id: freeId(`${action.name} ${key}`, ids) }))
    }),
  )
}

function freeId(words: string, taken: Set<string>): string {
  const joined = words.replace(/[^A-Za-z0-9]+(.?)/g, (_, next: string) => next.toUpperCase())
  const first = /^[A-Za-z]/.test(joined) ? joined : `Secret${joined}`
  let id = first
  for (let number = 2; taken.has(id.toLowerCase()); number += 1) id = `${first}${number}`
  // Environments of some systems do not tell upper from lower case.
  taken.add(id.toLowerCase())
  return id
}

/** The pipeline with something else where its secrets were. */
export function withSecretsAs(
  pipeline: Pipeline,
  secrets: readonly Secret[],
  write: (secret: Secret) => unknown,
): Pipeline {
  if (secrets.length === 0) return pipeline
  const stages = pipeline.stages.map((stage) => ({
    ...stage,
    actions: stage.actions.map((action) => {
      const own = secrets.filter((one) => one.stage === stage.name && one.action === action.name)
      if (own.length === 0) return action
      const values = own.map((secret) => [secret.key, write(secret)])
      return {
        ...action,
        configuration: { ...action.configuration, ...Object.fromEntries(values) },
      }
    }),
  }))
  return { ...pipeline, stages }
}

/** `the OAuthToken of action "GitHub" in stage "Source"` */
export const secretText = ({ stage, action, key }: Secret): string =>
  `the ${key} of action "${action}" in stage "${stage}"`
