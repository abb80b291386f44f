import { expect, test } from 'vitest'
import { openSandbox } from './testing.ts'

const bucket = 'my-storage-bucket'

async function openS3() {
  const { sandbox } = await openSandbox()
  return (method: string, path: string, body?: string, headers: Record<string, string> = {}) =>
    sandbox.answer(
      new Request(`http://sandbox/${path}`, {
        method,
        headers,
        ...(body !== undefined && { body }),
      }),
      { service: 's3', region: 'us-west-2' },
    )
}

test('an object is put, read back, and deleted', async () => {
  const ask = await openS3()
  expect((await ask('PUT', `${bucket}/a/b%20c.yaml?x-id=PutObject`, 'Ü\r\n')).status).toBe(200)
  const read = await ask('GET', `${bucket}/a/b%20c.yaml`)
  expect(await read.text()).toBe('Ü\r\n')
  expect((await ask('HEAD', `${bucket}/a/b%20c.yaml`)).headers.get('content-length')).toBe('4')
  expect((await ask('DELETE', `${bucket}/a/b%20c.yaml`)).status).toBe(204)
  const gone = await ask('GET', `${bucket}/a/b%20c.yaml`)
  expect([gone.status, await gone.text()]).toEqual([404, expect.stringContaining('NoSuchKey')])
})

test('an object that comes in chunks is whole', async () => {
  const ask = await openS3()
  const body = '3;chunk-signature=00\r\nabc\r\n2\r\nde\r\n0\r\nx-amz-checksum-crc32:AAAA\r\n\r\n'
  await ask('PUT', `${bucket}/key`, body, { 'content-encoding': 'aws-chunked' })
  expect(await (await ask('GET', `${bucket}/key`)).text()).toBe('abcde')
})

test('a bucket with objects is not deleted', async () => {
  const ask = await openS3()
  await ask('PUT', `${bucket}/key`, 'text')
  const refused = await ask('DELETE', bucket)
  expect([refused.status, await refused.text()]).toEqual([
    409,
    expect.stringContaining('BucketNotEmpty'),
  ])
  await ask('DELETE', `${bucket}/key`)
  expect((await ask('DELETE', bucket)).status).toBe(204)
})

test('a bucket elsewhere, or of somebody else, takes no objects', async () => {
  const ask = await openS3()
  expect((await ask('PUT', 'my-storage-bucket-us-east-1/key', 'x')).status).toBe(301)
  expect((await ask('PUT', 'somebody-elses-bucket/key', 'x')).status).toBe(403)
  expect((await ask('PUT', 'no-such-bucket/key', 'x')).status).toBe(404)
})

test('what is in a bucket is listed: what was put, and what runs have left', async () => {
  const ask = await openS3()
  const sizes = async (query: string) => {
    const text = await (await ask('GET', `${bucket}?list-type=2&${query}`)).text()
    return [...text.matchAll(/<Key>(.*?)<\/Key>.*?<Size>(\d+)<\/Size>/g)].map(
      ([, key, size]) => [key, Number(size)] as const,
    )
  }
  await ask('PUT', `${bucket}/a/b%20c.yaml`, 'Ü')
  expect(await sizes('prefix=a/')).toEqual([['a/b c.yaml', 2]])
  expect(await sizes('prefix=a/&encoding-type=url')).toEqual([['a%2Fb%20c.yaml', 2]])
  const [source, ...more] = await sizes('prefix=MyFirstPipeline/SourceArti/')
  expect([source, more]).toEqual([
    [expect.stringMatching(/^MyFirstPipeline\/SourceArti\/[0-9a-f]{7}$/), expect.any(Number)],
    [],
  ])
  const head = await ask('HEAD', `${bucket}/${source?.[0]}`)
  expect(head.headers.get('content-length')).toBe(String(source?.[1]))
  expect((await ask('GET', `${bucket}/${source?.[0]}`)).status).toBe(501)
})

test('a long list comes in pages', async () => {
  const ask = await openS3()
  for (const key of ['z/1', 'z/2', 'z/3']) await ask('PUT', `${bucket}/${key}`, 'x')
  const page = async (more: string) =>
    (await ask('GET', `${bucket}?list-type=2&prefix=z/&max-keys=2${more}`)).text()
  const first = await page('')
  expect(first).toContain('<IsTruncated>true</IsTruncated>')
  const [, token] = /<NextContinuationToken>(.*?)</.exec(first) ?? []
  const last = await page(`&continuation-token=${token}`)
  expect(last).toContain('<IsTruncated>false</IsTruncated>')
  expect([...`${first}${last}`.matchAll(/<Key>(.*?)</g)].map(([, key]) => key)).toEqual([
    'z/1',
    'z/2',
    'z/3',
  ])
})
