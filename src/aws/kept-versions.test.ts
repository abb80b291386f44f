import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { parseJson, writeJson } from '../pipeline/json-text.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { KeptVersions, type KeptVersion, type VersionedPipeline } from './kept-versions.ts'

const of: VersionedPipeline = {
  connection: 'sandbox',
  region: 'us-west-2',
  account: '111122223333',
  name: 'p',
}
const created = new Date(1000)
const text = '{"name":"p","roleArn":"r","stages":[],"limit":12345678901234567890,"é":1.0}'

const version = (number: number, part: Partial<KeptVersion> = {}): KeptVersion => ({
  version: number,
  pipeline: parseJson(text) as Pipeline,
  created,
  made: undefined,
  ...part,
})

let kept: KeptVersions
let count = 0
beforeEach(() => {
  count += 1
  kept = new KeptVersions(`test-${count}`)
})

const numbers = async (who = of) => (await kept.all(who)).map(({ version }) => version)

test('a version comes back as AWS answered it, large integers included', async () => {
  await kept.keep(of, version(3))
  const [found] = await kept.all(of)
  expect(found).toMatchObject({ version: 3, created, made: undefined })
  expect(writeJson(found?.pipeline)).toBe(text)
})

test('another account, region, connection or name has versions of its own', async () => {
  await kept.keep(of, version(3))
  for (const other of [
    { account: '444455556666' },
    { region: 'us-east-1' },
    { connection: 'profile:x' },
    { name: 'q' },
  ]) {
    expect(await numbers({ ...of, ...other })).toEqual([])
  }
})

test('the time of a version stays known when it is read again without one', async () => {
  const made = new Date(2000)
  await kept.keep(of, version(3, { made }))
  await kept.keep(of, version(3))
  expect((await kept.all(of))[0]?.made).toEqual(made)
})

test('a new pipeline of the same name does not take over the time of the old one', async () => {
  await kept.keep(of, version(3, { made: new Date(2000) }))
  await kept.keep(of, version(3, { created: new Date(5000) }))
  expect(await kept.all(of)).toMatchObject([{ created: new Date(5000), made: undefined }])
})

test('of each pipeline the last hundred versions are kept', async () => {
  await kept.keep({ ...of, name: 'q' }, version(1))
  for (let number = 1; number <= 103; number += 1) await kept.keep(of, version(number))
  const all = await numbers()
  expect([all.length, all[0], all.at(-1)]).toEqual([100, 4, 103])
  expect(await numbers({ ...of, name: 'q' })).toEqual([1])
})
