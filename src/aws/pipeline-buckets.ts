import { artifactStoresOf, type Region } from '../pipeline/pipeline.ts'
import type { Bucket } from './buckets.ts'
import type { Place } from './connection.ts'
import { getPipeline, listPipelines } from './pipelines.ts'

/** Enough to find an account's usual buckets; every pipeline costs one call. */
const mostPipelines = 40
/** Calls at a time. */
const width = 4

/**
 * The buckets that pipelines keep their artifacts in, first those of the place's own region.
 *
 * @param regions whose pipelines are looked at.
 */
export async function bucketsOfPipelines(
  place: Place,
  regions: readonly Region[],
  signal: AbortSignal,
): Promise<Bucket[]> {
  const found = new Map<string, Region>()
  const others = regions.filter((region) => region !== place.region)
  for (const region of [place.region, ...others]) {
    const here = { ...place, region }
    const isOwn = region === place.region
    // Another region that is switched off or not allowed takes nothing from what this one says.
    const buckets = await storesIn(here, signal).catch((error: unknown) => {
      if (isOwn || signal.aborted) throw error
      return []
    })
    for (const [store, location] of buckets) if (!found.has(location)) found.set(location, store)
  }
  return [...found].map(([name, region]) => ({ name, region }))
}

async function storesIn(place: Place, signal: AbortSignal): Promise<[Region, string][]> {
  const names: string[] = []
  for await (const page of listPipelines(place, signal)) {
    names.push(...page.flatMap(({ name }) => name ?? []))
    if (names.length >= mostPipelines) break
  }
  const stores: [Region, string][] = []
  for (let start = 0; start < Math.min(names.length, mostPipelines); start += width) {
    const some = names.slice(start, Math.min(start + width, mostPipelines))
    const read = await Promise.allSettled(some.map((name) => getPipeline(place, name, { signal })))
    for (const result of read) {
      // One pipeline that may not be read still leaves the others'.
      if (result.status === 'rejected') continue
      const { pipeline } = result.value
      for (const [region, store] of Object.entries(artifactStoresOf(pipeline, place.region))) {
        stores.push([region, store.location])
      }
    }
  }
  return stores
}
