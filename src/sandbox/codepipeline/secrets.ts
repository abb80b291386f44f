import type { Action, Pipeline } from '../../pipeline/pipeline.ts'
import type { PipelineRecord } from '../world.ts'

/**
 * GetPipeline answers `****` for secrets, and `****` sent back keeps what is stored, as long as
 * stage and action keep their names.
 */
const masked = '****'
const secretKeys = ['OAuthToken']

const keyOf = (stage: string, action: string, key: string) => `${stage}/${action}/${key}`

function mapSecrets(
  pipeline: Pipeline,
  change: (stage: string, action: Action, key: string, value: string) => string,
): Pipeline {
  return {
    ...pipeline,
    stages: pipeline.stages.map((stage) => ({
      ...stage,
      actions: stage.actions.map((action) => {
        const found = secretKeys.filter((key) => action.configuration?.[key] !== undefined)
        if (found.length === 0) return action
        const values = found.map((key) => [
          key,
          change(stage.name, action, key, action.configuration?.[key] ?? ''),
        ])
        return {
          ...action,
          configuration: { ...action.configuration, ...Object.fromEntries(values) },
        }
      }),
    })),
  }
}

export const hideSecrets = (pipeline: Pipeline): Pipeline => mapSecrets(pipeline, () => masked)

/** Takes new secrets into the record; the declaration keeps the mask. */
export function keepSecrets(pipeline: Pipeline, record: PipelineRecord): Pipeline {
  const kept: Record<string, string> = {}
  const hidden = mapSecrets(pipeline, (stage, action, key, value) => {
    const at = keyOf(stage, action.name, key)
    const stored = value === masked ? record.secrets[at] : value
    if (stored !== undefined) kept[at] = stored
    return masked
  })
  record.secrets = kept
  return hidden
}
