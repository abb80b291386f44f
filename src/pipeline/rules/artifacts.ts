import { findActionType, isNeeded } from '../action-types.ts'
import { type Action, type Pipeline, rulesOf } from '../pipeline.ts'
import type { ProblemPath, Report } from '../problem.ts'
import { rememberFaultless } from './remember-faultless.ts'

/**
 * Every input is an output of a preceding action, outputs are unique, and counts fit the type.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html
 */
export function checkArtifacts(pipeline: Pipeline, report: Report): void {
  /** The action that makes each artifact, among stages already passed. */
  const made = new Map<string, string>()
  for (const [stageIndex, stage] of pipeline.stages.entries()) {
    const ofStage = new Map<string, number>()
    for (const [actionIndex, action] of stage.actions.entries()) {
      for (const [index, { name: artifact }] of (action.outputArtifacts ?? []).entries()) {
        const otherAction = made.get(artifact)
        if (otherAction !== undefined) {
          report(
            'error',
            ['stages', stageIndex, 'actions', actionIndex, 'outputArtifacts', index],
            {
              kind: 'duplicate-output-artifact',
              artifact,
              action: action.name,
              otherAction,
            },
          )
        } else {
          made.set(artifact, action.name)
          ofStage.set(artifact, action.runOrder ?? 1)
        }
      }
    }
    for (const [actionIndex, action] of stage.actions.entries()) {
      const path: ProblemPath = ['stages', stageIndex, 'actions', actionIndex]
      for (const [index, { name: artifact }] of (action.inputArtifacts ?? []).entries()) {
        const madeHere = ofStage.get(artifact)
        const isThere =
          madeHere === undefined ? made.has(artifact) : madeHere < (action.runOrder ?? 1)
        if (isThere) continue
        const at = [...path, 'inputArtifacts', index]
        report('error', at, { kind: 'input-not-produced', artifact, action: action.name })
      }
      checkOwn(action, path, report)
    }
    for (const { rule, path } of rulesOf(stage)) {
      // Before entry nothing of this stage is made; whether AWS checks rules is not recorded.
      const isThere = (artifact: string) =>
        made.has(artifact) && (path[0] !== 'beforeEntry' || !ofStage.has(artifact))
      for (const [index, { name: artifact }] of (rule.inputArtifacts ?? []).entries()) {
        const at = ['stages', stageIndex, ...path, 'inputArtifacts', index]
        if (!isThere(artifact)) {
          report('warning', at, { kind: 'input-not-produced', artifact, action: rule.name })
        }
      }
    }
  }
}

/** What the action alone shows. */
const checkOwn = rememberFaultless((action, path, report) => {
  checkInputsOnce(action, path, report)
  checkCounts(action, path, report)
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
