import type { Bucket } from '../../aws/buckets.ts'
import type { PipelineStore } from '../../aws/pipeline-stores.ts'
import type { Region } from '../../pipeline/pipeline.ts'

/** A bucket of a region and what speaks for it; without a reason it only lies there. */
export interface RankedBucket {
  name: string
  why?: string
}

/** What is known about where artifacts of this account go. */
export interface Evidence {
  region: Region
  /** The pipeline's own store in the region, as AWS has it. */
  own: string | undefined
  home: { region: Region; bucket: string | undefined }
  /** Stores of other pipelines. */
  stores: readonly PipelineStore[]
  buckets: readonly Bucket[]
}

/**
 * The buckets of a region, best evidence first: this pipeline's own, those named after its home
 * bucket, those where most other pipelines keep their artifacts, the one that AWS's console makes
 * (`codepipeline-us-east-1-…`), then every other.
 */
export function rankBuckets({ region, own, home, stores, buckets }: Evidence): RankedBucket[] {
  const users = new Map<string, string[]>()
  for (const store of stores) {
    if (store.region !== region) continue
    users.set(store.bucket, [...(users.get(store.bucket) ?? []), store.pipeline])
  }
  const listed = new Map(buckets.map((bucket) => [bucket.name, bucket.region]))
  const here = buckets.filter((bucket) => bucket.region === region).map(({ name }) => name)
  // A store is in its region whoever owns the bucket, unless S3 says otherwise.
  const unlisted = [...users.keys()].filter((name) => !listed.has(name))
  const ownHere = own !== undefined && !here.includes(own) ? [own] : []
  const swapped = home.bucket?.replace(home.region, region)
  const evidenceOf = (name: string): readonly [rank: number, why?: string] => {
    const pipelines = users.get(name) ?? []
    if (name === own) return [0, 'The bucket that the pipeline uses now']
    if (region !== home.region && name === swapped) return [1, `Named as ${home.bucket} is`]
    if (home.bucket && name.includes(home.bucket) && name.includes(region)) {
      return [2, `Named after ${home.bucket}`]
    }
    if (pipelines.length > 0) return [3 - pipelines.length / 1000, usedBy(pipelines)]
    if (name.startsWith(`codepipeline-${region}-`))
      return [4, "Made by AWS's console for pipelines"]
    return [5]
  }
  return [...new Set([...ownHere, ...here, ...unlisted])]
    .map((name) => ({ name, evidence: evidenceOf(name) }))
    .toSorted((a, b) => a.evidence[0] - b.evidence[0])
    .map(({ name, evidence: [, why] }) => ({ name, ...(why && { why }) }))
}

function usedBy(pipelines: readonly string[]): string {
  const [first, ...more] = pipelines
  if (more.length === 0) return `Artifact bucket of ${first}`
  return `Artifact bucket of ${first} and ${more.length} more`
}
