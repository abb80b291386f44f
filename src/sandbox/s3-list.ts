import { Refusal } from './refusal.ts'
import { numberOf, objectsIn } from './run-artifacts.ts'
import type { Call } from './service.ts'
import type { Bucket } from './world.ts'

/**
 * What ListObjectsV2 tells of a bucket, in the order of keys.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */
export function listObjects(name: string, bucket: Bucket, { request, world }: Call): object {
  const asked = new URL(request.url).searchParams
  const prefix = asked.get('prefix') ?? ''
  const most = Math.min(Number(asked.get('max-keys') ?? 1000), 1000)
  const after = asked.get('continuation-token') ?? asked.get('start-after') ?? ''
  if (asked.get('delimiter')) {
    throw new Refusal('NotImplemented', 'The sandbox lists without a delimiter.', 501)
  }
  const asWanted = asked.get('encoding-type') === 'url' ? encodeURIComponent : String
  const all = [...objectsIn(world, name, bucket)]
    .filter(([key]) => key.startsWith(prefix) && key > after)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  const page = all.slice(0, most)
  const last = page.at(-1)
  return {
    Name: name,
    Prefix: asWanted(prefix),
    KeyCount: page.length,
    MaxKeys: most,
    ...(asked.has('encoding-type') && { EncodingType: 'url' }),
    IsTruncated: String(all.length > page.length),
    ...(last && all.length > page.length && { NextContinuationToken: last[0] }),
    Contents: page.map(([key, { size, modified }]) => ({
      Key: asWanted(key),
      LastModified: new Date(modified).toISOString(),
      ETag: `"${numberOf(`${key}/${size}`).toString(16).padStart(32, '0')}"`,
      Size: size,
      StorageClass: 'STANDARD',
    })),
  }
}
