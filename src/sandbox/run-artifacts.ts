import { actionExecution, attemptsOf } from './codepipeline/history.ts'
import type { Bucket, World } from './world.ts'

/** An object of a bucket, as far as lists tell of it. */
interface Listed {
  /** Bytes. */
  size: number
  /** Epoch milliseconds. */
  modified: number
}

/** A whole number that a text always gives, from 0 to 2³² - 1. */
export function numberOf(text: string): number {
  let hash = 0
  for (let index = 0; index < text.length; index += 1) {
    hash = (hash * 31 + text.charCodeAt(index)) | 0
  }
  return hash >>> 0
}

/** Sources are small, what was built of them is not; either has the same size whenever asked. */
const sizeOf = (key: string, isSource: boolean) =>
  isSource ? 200_000 + (numberOf(key) % 2_000_000) : 8_000_000 + (numberOf(key) % 32_000_000)

/** What runs have left in a bucket, by key. Only its size is made up; there is nothing in it. */
export function runArtifactsIn(world: World, bucket: string): Map<string, Listed> {
  const found = new Map<string, Listed>()
  for (const [region, { pipelines }] of Object.entries(world.regions)) {
    for (const record of Object.values(pipelines)) {
      for (const attempt of attemptsOf(record.executions)) {
        const { input, output } = actionExecution(record, attempt, region)
        const isSource = input?.actionTypeId.category === 'Source'
        for (const { s3location } of output?.outputArtifacts ?? []) {
          if (s3location?.bucket !== bucket || found.has(s3location.key)) continue
          const size = sizeOf(s3location.key, isSource)
          found.set(s3location.key, { size, modified: attempt.run.changed })
        }
      }
    }
  }
  return found
}

/** Every object of a bucket, by key: those that were put, and those that runs have left. */
export const objectsIn = (world: World, name: string, { objects = {}, created }: Bucket) =>
  new Map([
    ...runArtifactsIn(world, name),
    ...Object.entries(objects).map(([key, text]): [string, Listed] => [
      key,
      { size: new TextEncoder().encode(text).length, modified: created },
    ]),
  ])
