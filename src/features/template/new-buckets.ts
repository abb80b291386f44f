import { artifactStoresOf, type Pipeline, type Region } from '../../pipeline/pipeline.ts'
import type { BucketForm } from '../../template/bucket-forms.ts'
import { textOf, valueAt } from '../../template/nodes.ts'
import type { Template } from '../../template/template.ts'

/** A store whose bucket is written anew. */
export interface NewBucket {
  region: Region
  bucket: string
}

export function newBuckets(before: Pipeline, after: Pipeline, homeRegion: Region): NewBucket[] {
  const present = artifactStoresOf(before, homeRegion)
  return Object.entries(artifactStoresOf(after, homeRegion)).flatMap(([region, store]) =>
    store && store.location !== present[region]?.location
      ? [{ region, bucket: store.location }]
      : [],
  )
}

/** `eu-central-1` as a part of a logical id: `EuCentral1`. */
const inWords = (region: Region) =>
  region.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Each form as it is proposed for a bucket. */
export function proposedForm(as: BucketForm['as'], { region, bucket }: NewBucket): BucketForm {
  switch (as) {
    case 'literal':
      return { as }
    case 'parameter':
      return { as, name: `ArtifactBucket${inWords(region)}` }
    case 'resource':
      return { as, logicalId: '' }
    case 'mapping':
      return { as, map: 'ArtifactBuckets', key: 'Bucket' }
    case 'sub':
      return { as, text: bucket.replaceAll(/(?<!\d)\d{12}(?!\d)/g, '${AWS::AccountId}') }
  }
}

/** Logical ids of the buckets that the template makes; they lie in the stack's own region. */
export function bucketsMadeBy({ root }: Template): string[] {
  const resources = valueAt(root, 'Resources')
  if (resources?.kind !== 'map') return []
  return resources.members
    .filter(({ value }) => textOf(valueAt(value, 'Type')) === 'AWS::S3::Bucket')
    .map(({ key }) => key)
}
