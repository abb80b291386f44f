import { denied, Refusal } from '../refusal.ts'
import type { Call } from '../service.ts'
import { account, caller, entryOf, type PipelineRecord, regionOf } from '../world.ts'

export const arnOf = (region: string, name: string) =>
  `arn:aws:codepipeline:${region}:${account}:${name}`

/** The pipeline of that name, or AWS's refusal. */
export function findPipeline(
  { world, scope }: Call,
  name: string,
  operation: string,
): PipelineRecord {
  const record = entryOf(regionOf(world, scope.region).pipelines, name)
  if (!record) {
    throw new Refusal(
      'PipelineNotFoundException',
      operation === 'StartPipelineExecution'
        ? `Pipeline with name ${name} does not exist in account ${account}`
        : `Account '${account}' does not have a pipeline with name '${name}'`,
    )
  }
  if (record.denied) throw denied(`codepipeline:${operation}`, arnOf(scope.region, name), caller)
  return record
}
