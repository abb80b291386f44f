import type { AddActionAnswers } from './add-action-answers.ts'

/** Answers that a person types, as paths; anything else is chosen. */
function textsOf(answers: AddActionAnswers): Map<string, string> {
  const { newStageName, actionName, commands, namespace, roleArn, configurations, stores } = answers
  const { timeoutInMinutes = '', regionValues = {} } = answers
  const texts = new Map(
    Object.entries({ newStageName, actionName, commands, namespace, roleArn, timeoutInMinutes }),
  )
  for (const [type, values] of Object.entries(configurations)) {
    for (const [key, value] of Object.entries(values)) {
      texts.set(JSON.stringify(['configurations', type, key]), value)
    }
  }
  for (const [region, { bucket, keyId }] of Object.entries(stores)) {
    texts.set(JSON.stringify(['stores', region, 'bucket']), bucket)
    texts.set(JSON.stringify(['stores', region, 'keyId']), keyId)
  }
  for (const [type, regions] of Object.entries(regionValues)) {
    for (const [region, values] of Object.entries(regions)) {
      for (const [path, value] of Object.entries(values)) {
        texts.set(JSON.stringify(['regionValues', region, path, type]), value)
      }
    }
  }
  return texts
}

const chosen = [
  'placement',
  'newStagePosition',
  'existingStage',
  'runOrder',
  'actionType',
  'region',
  'alsoRegions',
  'perWave',
  'inputArtifacts',
  'outputVariables',
  'environmentVariables',
] as const satisfies readonly (keyof AddActionAnswers)[]

/**
 * The typed answers that differ, where nothing but typing happened: names that follow a choice are
 * not typed. An artifact's name that follows the action's does not matter.
 */
export function changedTexts(
  before: AddActionAnswers | undefined,
  after: AddActionAnswers | undefined,
): string[] {
  if (!before || !after) return []
  const isChosen = chosen.some(
    (member) => JSON.stringify(before[member]) !== JSON.stringify(after[member]),
  )
  if (isChosen) return []
  const [was, is] = [textsOf(before), textsOf(after)]
  return [...new Set([...was.keys(), ...is.keys()])].filter(
    (path) => (was.get(path) ?? '') !== (is.get(path) ?? ''),
  )
}
