import { Refusal } from './refusal.ts'
import { numberOf, objectsIn, runArtifactsIn } from './run-artifacts.ts'
import type { Call } from './service.ts'
import { type Bucket, entryOf } from './world.ts'

/**
 * Objects of a bucket, as texts: templates and the like. There are no parts or versions. What runs
 * have left has a size and nothing in it.
 */

interface Place {
  name: string
  bucket: Bucket
}

type Answer = (place: Place, key: string, call: Call) => Response

const tagOf = (text: string) => `"${numberOf(text).toString(16).padStart(32, '0')}"`

const headersOf = ({ requestId }: Call, text?: string) => ({
  'x-amz-request-id': requestId,
  ...(text !== undefined && { etag: tagOf(text) }),
})

/** The whole of a body that was sent in chunks, each with its length before it. */
function withoutChunks(body: string): string {
  let text = ''
  for (let rest = body; ;) {
    const [, length = '0', after = ''] = /^([0-9a-f]+)(?:;[^\r]*)?\r\n([\s\S]*)$/i.exec(rest) ?? []
    const size = Number.parseInt(length, 16)
    if (size === 0) return text
    const bytes = new TextEncoder().encode(after)
    text += new TextDecoder().decode(bytes.slice(0, size))
    rest = new TextDecoder().decode(bytes.slice(size + 2))
  }
}

const noSuchKey = () => new Refusal('NoSuchKey', 'The specified key does not exist.', 404)

function find({ name, bucket }: Place, key: string, { world }: Call): string {
  const text = entryOf(bucket.objects, key)
  if (text !== undefined) return text
  if (!runArtifactsIn(world, name).has(key)) throw noSuchKey()
  throw new Refusal('NotImplemented', 'The sandbox keeps nothing in the artifacts of runs.', 501)
}

/** By the method of a call to `/bucket/key`. */
export const objectOperations: Readonly<Record<string, { name: string; answer: Answer }>> = {
  PUT: {
    name: 'PutObject',
    answer: ({ bucket }, key, call) => {
      const isChunked = call.request.headers.get('content-encoding')?.includes('aws-chunked')
      const text = isChunked ? withoutChunks(call.body) : call.body
      bucket.objects = { ...bucket.objects, [key]: text }
      return new Response(null, { status: 200, headers: headersOf(call, text) })
    },
  },
  GET: {
    name: 'GetObject',
    answer: (place, key, call) => {
      const text = find(place, key, call)
      const headers = { ...headersOf(call, text), 'content-type': 'text/plain' }
      return new Response(text, { status: 200, headers })
    },
  },
  HEAD: {
    name: 'HeadObject',
    answer: ({ name, bucket }, key, call) => {
      const object = objectsIn(call.world, name, bucket).get(key)
      if (!object) throw noSuchKey()
      const text = entryOf(bucket.objects, key)
      const headers = { ...headersOf(call, text), 'content-length': String(object.size) }
      return new Response(null, { status: 200, headers })
    },
  },
  DELETE: {
    name: 'DeleteObject',
    answer: ({ bucket }, key, call) => {
      const { [key]: _, ...rest } = bucket.objects ?? {}
      bucket.objects = rest
      return new Response(null, { status: 204, headers: headersOf(call) })
    },
  },
}
