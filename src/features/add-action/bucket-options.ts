import type { AutosuggestProps } from '@cloudscape-design/components/autosuggest'
import type { Bucket } from '../../aws/buckets.ts'
import type { Region } from '../../pipeline/pipeline.ts'

/** The buckets of a region to choose from, and those of other regions with why they do not fit. */
export function bucketOptions(
  region: Region,
  buckets: readonly Bucket[],
): AutosuggestProps.OptionGroup[] {
  const here = buckets.filter((bucket) => bucket.region === region)
  const unsaid = buckets.filter((bucket) => bucket.region === undefined)
  const elsewhere = buckets.filter((bucket) => bucket.region && bucket.region !== region)
  return [
    { label: `Buckets in ${region}`, options: here.map(({ name }) => ({ value: name })) },
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
