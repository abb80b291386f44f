import { findActionType, isNeeded } from '../action-types.ts'
import { type Action, type Pipeline, rulesOf, type Stage } from '../pipeline.ts'
import type { ProblemPath, Report } from '../problem.ts'
import { rememberFaultless } from './remember-faultless.ts'

/** A number for each artifact name ever met, so that thousands of names are a row of marks. */
const numbers = new Map<string, number>()

function numberOf(artifact: string): number {
  const known = numbers.get(artifact)
  if (known !== undefined) return known
  numbers.set(artifact, numbers.size)
  return numbers.size - 1
}

/** What a stage with nothing wrong in itself makes, and what it takes from stages before it. */
interface Flow {
  made: readonly number[]
  taken: readonly number[]
}

/** No edit changes a stage in place. Undefined: something is wrong, whatever stands around it. */
const flows = new WeakMap<Stage, Flow | undefined>()

/**
 * Every input is an output of a preceding action, outputs are unique, and counts fit the type.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html
 */
export function checkArtifacts(pipeline: Pipeline, report: Report): void {
  const found = pipeline.stages.map(flowOf)
  /** By number: 1 where a stage already passed makes the artifact. */
  const made = new Uint8Array(numbers.size)
  for (const [stageIndex, stage] of pipeline.stages.entries()) {
    const flow = found[stageIndex]
    if (flow && fits(flow, made)) for (const artifact of flow.made) made[artifact] = 1
    else checkStage(pipeline, stageIndex, made, report)
    checkOwn(stage, ['stages', stageIndex], report)
  }
}

const fits = (flow: Flow, made: Uint8Array): boolean =>
  flow.made.every((artifact) => made[artifact] === 0) &&
  flow.taken.every((artifact) => made[artifact] === 1)

function flowOf(stage: Stage): Flow | undefined {
  if (!flows.has(stage)) flows.set(stage, readFlow(stage))
  return flows.get(stage)
}

function readFlow(stage: Stage): Flow | undefined {
  const orders = new Map<string, number>()
  const taken = new Set<number>()
  let isInOrder = rulesOf(stage).length === 0
  for (const { outputArtifacts, runOrder = 1 } of stage.actions) {
    for (const { name } of outputArtifacts ?? []) {
      isInOrder &&= !orders.has(name)
      orders.set(name, runOrder)
      numberOf(name)
    }
  }
  for (const { inputArtifacts, runOrder = 1 } of stage.actions) {
    for (const { name } of inputArtifacts ?? []) {
      const order = orders.get(name)
      if (order === undefined) taken.add(numberOf(name))
      else isInOrder &&= order < runOrder
    }
  }
  return isInOrder ? { made: [...orders.keys()].map(numberOf), taken: [...taken] } : undefined
}

/** Finds what is wrong, one by one, and marks what the stage makes. */
function checkStage(pipeline: Pipeline, stageIndex: number, made: Uint8Array, report: Report) {
  const stage = pipeline.stages[stageIndex]
  if (!stage) return
  const isMade = (artifact: string) => made[numbers.get(artifact) ?? -1] === 1
  const ofStage = new Map<string, number>()
  for (const [actionIndex, action] of stage.actions.entries()) {
    for (const [index, { name: artifact }] of (action.outputArtifacts ?? []).entries()) {
      if (isMade(artifact)) {
        const at = ['stages', stageIndex, 'actions', actionIndex, 'outputArtifacts', index]
        const otherAction = firstMaker(pipeline, artifact)
        const detail = { artifact, action: action.name, otherAction }
        report('error', at, { kind: 'duplicate-output-artifact', ...detail })
      } else {
        made[numberOf(artifact)] = 1
        ofStage.set(artifact, action.runOrder ?? 1)
      }
    }
  }
  for (const [actionIndex, action] of stage.actions.entries()) {
    for (const [index, { name: artifact }] of (action.inputArtifacts ?? []).entries()) {
      const madeHere = ofStage.get(artifact)
      const isThere = madeHere === undefined ? isMade(artifact) : madeHere < (action.runOrder ?? 1)
      if (isThere) continue
      const at = ['stages', stageIndex, 'actions', actionIndex, 'inputArtifacts', index]
      report('error', at, { kind: 'input-not-produced', artifact, action: action.name })
    }
  }
  for (const { rule, path } of rulesOf(stage)) {
    // Before entry nothing of this stage is made; whether AWS checks rules is not recorded.
    const isThere = (artifact: string) =>
      isMade(artifact) && (path[0] !== 'beforeEntry' || !ofStage.has(artifact))
    for (const [index, { name: artifact }] of (rule.inputArtifacts ?? []).entries()) {
      const at = ['stages', stageIndex, ...path, 'inputArtifacts', index]
      if (!isThere(artifact)) {
        report('warning', at, { kind: 'input-not-produced', artifact, action: rule.name })
      }
    }
  }
}

const firstMaker = ({ stages }: Pipeline, artifact: string): string =>
  stages
    .flatMap(({ actions }) => actions)
    .find(({ outputArtifacts }) => outputArtifacts?.some(({ name }) => name === artifact))?.name ??
  ''

/** What each action alone shows. */
const checkOwn = rememberFaultless((stage, path, report) => {
  for (const [index, action] of stage.actions.entries()) {
    const at = [...path, 'actions', index]
    checkInputsOnce(action, at, report)
    checkCounts(action, at, report)
  }
})

function checkInputsOnce({ name, inputArtifacts = [] }: Action, path: ProblemPath, report: Report) {
  const seen = new Set<string>()
  for (const [index, { name: artifact }] of inputArtifacts.entries()) {
    const at = [...path, 'inputArtifacts', index]
    const detail = { kind: 'duplicate-input-artifact', artifact, action: name } as const
    if (seen.has(artifact)) report('warning', at, detail)
    seen.add(artifact)
  }
}

function checkCounts(action: Action, path: ProblemPath, report: Report): void {
  const entry = findActionType(action.actionTypeId)
  const isUnlisted = !entry && action.actionTypeId.owner === 'AWS'
  if (isUnlisted) return
  const inputs = entry?.inputs ?? { min: 0, max: 5 }
  const outputs = entry?.outputs ?? { min: 0, max: 5 }
  const needsInput = entry?.inputNeededWhen && isNeeded(entry.inputNeededWhen, action, entry)
  const minInputs = needsInput ? Math.max(1, inputs.min) : inputs.min
  const inputCount = action.inputArtifacts?.length ?? 0
  const outputCount = action.outputArtifacts?.length ?? 0
  const { name } = action
  const inputPath = [...path, 'inputArtifacts']
  const outputPath = [...path, 'outputArtifacts']
  if (inputCount < minInputs) {
    // A condition that AWS documents but does not check when the pipeline is saved.
    report(inputCount < inputs.min ? 'error' : 'warning', inputPath, {
      kind: 'too-few-inputs',
      action: name,
      count: inputCount,
      min: minInputs,
    })
  }
  if (inputCount > inputs.max) {
    report('error', inputPath, {
      kind: 'too-many-inputs',
      action: name,
      count: inputCount,
      max: inputs.max,
    })
  }
  if (outputCount < outputs.min) {
    report('error', outputPath, {
      kind: 'too-few-outputs',
      action: name,
      count: outputCount,
      min: outputs.min,
    })
  }
  if (outputCount > outputs.max) {
    report('error', outputPath, {
      kind: 'too-many-outputs',
      action: name,
      count: outputCount,
      max: outputs.max,
    })
  }
}
