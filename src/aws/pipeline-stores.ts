import { artifactStoresOf, type Region } from '../pipeline/pipeline.ts'
import type { Place } from './connection.ts'
import { toFailure } from './failures.ts'
import { getPipeline, listPipelines } from './pipelines.ts'

/** One pipeline's artifact store in one region. */
export interface PipelineStore {
  pipeline: string
  region: Region
  bucket: string
}

/** Enough to know an account's habits; every pipeline costs one call. */
const mostPipelines = 30

/** The artifact stores of the pipelines of one region. Pipelines that may not be read are left out. */
export async function listPipelineStores(
  place: Place,
  signal: AbortSignal,
): Promise<PipelineStore[]> {
  const names: string[] = []
  try {
    for await (const page of listPipelines(place, signal)) {
      names.push(...page.flatMap(({ name }) => name ?? []))
      if (names.length >= mostPipelines) break
    }
  } catch (error) {
    throw toFailure('ListPipelines', error)
  }
  const read = await Promise.allSettled(
    names.slice(0, mostPipelines).map((name) => getPipeline(place, name, { signal })),
  )
  return read.flatMap((result) => {
    if (result.status === 'rejected') return []
    const { pipeline } = result.value
    return Object.entries(artifactStoresOf(pipeline, place.region)).map(([region, store]) => ({
      pipeline: pipeline.name,
      region,
      bucket: store.location,
    }))
  })
}
