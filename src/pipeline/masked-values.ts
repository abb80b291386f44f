import type { Action, Pipeline, Region } from './pipeline.ts'
import { type FindProblems, findProblems, type Problem } from './problems.ts'

/**
 * GetPipeline hides secrets behind asterisks: four in its answers, five in the API reference.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ActionDeclaration.html
 */
const isMask = (value: unknown): boolean => typeof value === 'string' && /^\*{4,5}$/.test(value)

interface MaskedValue {
  stage: string
  action: string
  key: string
  path: readonly (string | number)[]
}

function findMasked(pipeline: Pipeline): MaskedValue[] {
  return pipeline.stages.flatMap((stage, stageIndex) =>
    stage.actions.flatMap((action, index) =>
      maskedKeys(action).map((key) => ({
        stage: stage.name,
        action: action.name,
        key,
        path: ['stages', stageIndex, 'actions', index, 'configuration', key],
      })),
    ),
  )
}

const maskedKeys = ({ configuration = {} }: Action) =>
  Object.keys(configuration).filter((key) => isMask(configuration[key]))

const placeOf = ({ stage, action, key }: MaskedValue) => JSON.stringify([stage, action, key])

/**
 * Masks that AWS could not put its stored secret behind. Sent back at the same stage, action and
 * key, a mask keeps the secret; anywhere else the asterisks themselves would be stored.
 */
export function findLostSecrets(base: Pipeline, edited: Pipeline): Problem[] {
  const kept = new Set(findMasked(base).map(placeOf))
  return findMasked(edited)
    .filter((masked) => !kept.has(placeOf(masked)))
    .map((masked) => ({ kind: 'lost-secret', severity: 'error', ...masked }))
}

/** Everything wrong with an edited pipeline, what only the comparison with its base shows included. */
export const findEditProblems = (
  base: Pipeline,
  edited: Pipeline,
  homeRegion: Region,
  find: FindProblems = findProblems,
): Problem[] => [...findLostSecrets(base, edited), ...find(edited, homeRegion)]
