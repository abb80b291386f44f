import { Refusal } from '../refusal.ts'
import { type Call } from '../service.ts'
import { entryOf } from '../world.ts'

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const longestBody = 51_200
const longestObject = 1024 * 1024

const refused = (message: string) => new Refusal('ValidationError', message)

const bytesIn = (text: string) => new TextEncoder().encode(text).length

/**
 * The template that a call brings, in itself or by its address in S3.
 *
 * @returns nothing where it brings none.
 * @throws Refusal in AWS's words.
 */
export function templateIn(input: URLSearchParams, call: Call): string | undefined {
  const body = input.get('TemplateBody')
  const url = input.get('TemplateURL')
  if (body !== null && url !== null) {
    throw refused('Both TemplateBody and TemplateURL are specified.')
  }
  if (body !== null) {
    if (bytesIn(body) <= longestBody) return body
    throw refused(
      `1 validation error detected: Value '${body.slice(0, 100)}...' at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${longestBody}`,
    )
  }
  if (url === null) return undefined
  const text = objectAt(url, call)
  if (bytesIn(text) > longestObject) {
    throw refused(`Template may not exceed ${longestObject} bytes in size.`)
  }
  return text
}

/** Both forms of an address: the bucket as the host, or in the path. */
const hosts = [
  /^https:\/\/s3[.-](?:[a-z0-9-]+\.)?amazonaws\.com(?:\.cn)?\/([^/]+)\/(.+)$/,
  /^https:\/\/([^/]+)\.s3[.-](?:[a-z0-9-]+\.)?amazonaws\.com(?:\.cn)?\/(.+)$/,
]

function objectAt(url: string, { world }: Call): string {
  const found = hosts.map((host) => host.exec(url.replace(/\?.*$/, ''))).find(Boolean)
  if (!found) throw refused('TemplateURL must be a supported URL.')
  const [, bucketName = '', key = ''] = found
  const bucket = entryOf(world.buckets, bucketName)
  if (!bucket) throw refused('S3 error: The specified bucket does not exist')
  if (bucket.owner) throw refused('S3 error: Access Denied')
  const text = entryOf(bucket.objects, decodeURIComponent(key))
  if (text === undefined) throw refused('S3 error: The specified key does not exist.')
  return text
}
