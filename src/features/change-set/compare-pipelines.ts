import { type Change, findChanges } from '../../pipeline/changes.ts'
import type { Pipeline, Region } from '../../pipeline/pipeline.ts'
import { readTemplate } from '../../template/read-template.ts'

interface ComparedPipeline {
  logicalId: string
  before: Pipeline
  after: Pipeline
  changes: Change[]
}

/**
 * The pipelines that differ between two templates of one stack. One that is new is compared with
 * an empty one, and one that is gone likewise.
 *
 * @param before empty where there is no stack yet.
 */
export function comparePipelines(
  before: string,
  after: string,
  region: Region,
): ComparedPipeline[] {
  const old = pipelinesIn(before, region)
  const fresh = pipelinesIn(after, region)
  return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((logicalId) => {
    const [from, to] = [old.get(logicalId), fresh.get(logicalId)]
    const one = to ?? from
    if (!one) return []
    const none: Pipeline = { name: one.name, roleArn: one.roleArn, stages: [] }
    const changes = findChanges(from ?? none, to ?? none, region)
    return changes.length === 0
      ? []
      : [{ logicalId, before: from ?? none, after: to ?? none, changes }]
  })
}

function pipelinesIn(text: string, homeRegion: Region): Map<string, Pipeline> {
  const reading = readTemplate(text, { homeRegion })
  if (!reading.ok) return new Map()
  return new Map(reading.template.pipelines.map(({ logicalId, pipeline }) => [logicalId, pipeline]))
}
