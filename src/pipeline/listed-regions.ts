import type { Region } from './pipeline.ts'
import { codePipelineRegions, hasCodePipeline, partitionOf } from './regions.ts'

/**
 * The regions that the address asks to be listed together.
 *
 * @param text such as `us-west-2,eu-west-1`; what is no region of the same partition is passed over.
 * @param region the address's own, listed alone where it asks for no others.
 */
export function readRegions(text: string | undefined, region: Region): Region[] {
  const partition = partitionOf(region)
  const asked = (text ?? '')
    .split(',')
    .filter((id) => hasCodePipeline(id) && partitionOf(id) === partition)
  return asked.length > 0 ? [...new Set(asked)] : [region]
}

/** Every region of a partition in groups by continent, as AWS's console has them. */
export function regionGroups(partition: string) {
  const groups = new Map<string, { value: Region; label: string; description: string }[]>()
  for (const { id, name } of codePipelineRegions.filter((entry) => entry.partition === partition)) {
    const continent = name.replace(/ \(.*/, '')
    groups.set(continent, [
      ...(groups.get(continent) ?? []),
      { value: id, label: name, description: id },
    ])
  }
  return [...groups].map(([label, options]) => ({ label, options }))
}
