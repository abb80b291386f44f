import { deepEqual, isPlainObject } from './deep-equal.ts'
import { type Action, isCrossRegion, type Pipeline, type Region } from './pipeline.ts'

/** What GetPipeline answers in place of a secret. */
const masked = '****'

/** An action with the members that AWS writes where they were left out. */
const completeAction = (action: Action, homeRegion: Region): Action => {
  const { region, ...rest } = action
  return {
    configuration: {},
    inputArtifacts: [],
    outputArtifacts: [],
    runOrder: 1,
    ...rest,
    // The home region is written or left out; both say the same.
    ...(isCrossRegion(action, homeRegion) && { region }),
  }
}

/** A structure with AWS's defaults written out, and without the version that AWS sets. */
function complete({ version: _version, ...pipeline }: Pipeline, homeRegion: Region): Pipeline {
  return {
    executionMode: 'SUPERSEDED',
    pipelineType: 'V1',
    ...pipeline,
    stages: pipeline.stages.map((stage) => ({
      ...stage,
      actions: stage.actions.map((action) => completeAction(action, homeRegion)),
    })),
  }
}

/** Whether two values say the same where one side may mask what the other has in clear. */
function saysSame(sent: unknown, kept: unknown): boolean {
  if (kept === masked && typeof sent === 'string') return true
  if (Array.isArray(sent) && Array.isArray(kept)) {
    return sent.length === kept.length && sent.every((item, at) => saysSame(item, kept[at]))
  }
  if (!isPlainObject(sent) || !isPlainObject(kept)) return deepEqual(sent, kept)
  const keys = new Set([...Object.keys(sent), ...Object.keys(kept)])
  return [...keys].every((key) => saysSame(sent[key], kept[key]))
}

/**
 * Whether a structure that AWS answers is the one that was sent: AWS writes defaults out, masks
 * secrets and sets the version.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_UpdatePipeline.html
 */
export const isKeptAs = (sent: Pipeline, kept: Pipeline, homeRegion: Region): boolean =>
  saysSame(complete(sent, homeRegion), complete(kept, homeRegion))

/** The same of one action. */
export const isActionKeptAs = (sent: Action, kept: Action, homeRegion: Region): boolean =>
  saysSame(completeAction(sent, homeRegion), completeAction(kept, homeRegion))
