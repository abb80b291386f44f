import type { Place } from './connection.ts'
import { toFailure } from './failures.ts'
import { s3Writer } from './s3.ts'

/**
 * The longest template that goes into a call itself, in bytes; a longer one has to be in S3.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
const longestTemplateBody = 51_200

/** Whether a template has to be uploaded before CloudFormation takes it. */
export const isOversize = (template: string): boolean =>
  new TextEncoder().encode(template).length > longestTemplateBody

/** Where templates go in a bucket. The bridge lets nothing be written elsewhere. */
const folder = 'pipespan-templates'

export interface TemplateUpload {
  bucket: string
  /** The stack it is for; part of the object's name. */
  stackName: string
  template: string
}

/**
 * Puts a template into a bucket and gives the address that CloudFormation takes. The name holds a
 * hash of the text: the same template twice is the same object, so that nothing is lost by a repeat.
 *
 * @param place in the bucket's region.
 */
export async function uploadTemplate(
  place: Place,
  { bucket, stackName, template }: TemplateUpload,
): Promise<{ url: string }> {
  const bytes = new TextEncoder().encode(template)
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const hex = [...hash.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const key = `${folder}/${stackName}-${hex}.template`
  const { sdk, client } = await s3Writer(place)
  try {
    await client.send(
      new sdk.PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: template,
        ContentType: 'text/plain',
      }),
    )
  } catch (error) {
    throw toFailure('PutObject', error, true)
  }
  const host = place.region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'
  // In the path, because a name with dots fits no certificate.
  return { url: `https://s3.${place.region}.${host}/${bucket}/${key}` }
}
