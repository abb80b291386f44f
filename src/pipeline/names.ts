import type { Action, Pipeline, Stage } from './pipeline.ts'

export const findStage = (pipeline: Pipeline, stage: string): Stage | undefined =>
  pipeline.stages.find(({ name }) => name === stage)

export const findAction = (pipeline: Pipeline, stage: string, action: string): Action | undefined =>
  findStage(pipeline, stage)?.actions.find(({ name }) => name === action)

/** The longest name that AWS takes for a stage or an action. */
const longest = 100

/** The name itself where it is free, else the name with the first free number behind it. */
export function freeName(name: string, taken: readonly string[]): string {
  const names = new Set(taken)
  let free = name
  for (let number = 2; names.has(free); number += 1) {
    const suffix = `-${number}`
    free = name.slice(0, longest - suffix.length) + suffix
  }
  return free
}
