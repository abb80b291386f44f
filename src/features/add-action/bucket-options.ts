import type { AutosuggestProps } from '@cloudscape-design/components/autosuggest'
import type { Bucket } from '../../aws/buckets.ts'
import type { Region } from '../../pipeline/pipeline.ts'
import type { RankedBucket } from './bucket-ranking.ts'

/** The buckets of a region to choose from, and those of other regions with why they do not fit. */
export function bucketOptions(
  region: Region,
  ranked: readonly RankedBucket[],
  buckets: readonly Bucket[],
): AutosuggestProps.OptionGroup[] {
  const suggested = ranked.filter(({ why }) => why !== undefined)
  const others = ranked.filter(({ why }) => why === undefined)
  const unsaid = buckets.filter((bucket) => bucket.region === undefined)
  const elsewhere = buckets.filter((bucket) => bucket.region && bucket.region !== region)
  return [
    {
      label: `Suggested for ${region}`,
      options: suggested.map(({ name, why }) => ({
        value: name,
        ...(why && { description: why }),
      })),
    },
    {
      label: suggested.length > 0 ? `Other buckets in ${region}` : `Buckets in ${region}`,
      options: others.map(({ name }) => ({ value: name })),
    },
    {
      label: 'Region not known',
      options: unsaid.map(({ name }) => ({ value: name, description: 'S3 is asked when chosen' })),
    },
    {
      label: 'In other regions',
      options: elsewhere.map((bucket) => ({
        value: bucket.name,
        disabled: true,
        description: `Unusable here: lies in ${bucket.region}`,
      })),
    },
  ].filter(({ options }) => options.length > 0)
}
