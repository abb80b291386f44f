import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { parseJson, writeJson } from '../pipeline/json-text.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { Place } from './connection.ts'

/** Which pipeline of which account. A name alone would mix accounts that use one connection. */
export interface VersionedPipeline extends Place {
  /** Twelve digits; empty when AWS did not say. */
  account: string
  name: string
}

/** One version as AWS answered it once. */
export interface KeptVersion {
  version: number
  pipeline: Pipeline
  /** When the pipeline was created: tells it from a deleted one of the same name. */
  created: Date | undefined
  /** When this version was made, where AWS has said so. */
  made: Date | undefined
}

type Key = [connection: string, account: string, region: string, name: string, version: number]

interface Schema extends DBSchema {
  versions: {
    key: Key
    /** JSON text, so that nothing of what AWS answered is lost; times in epoch milliseconds. */
    value: { text: string; created: number | undefined; made: number | undefined }
  }
}

/** Versions kept of one pipeline; the oldest go first. */
const keptOfEach = 100

const prefixOf = ({ connection, account, region, name }: VersionedPipeline) =>
  [connection, account, region, name] as const

const everyVersion = (of: VersionedPipeline) =>
  IDBKeyRange.bound([...prefixOf(of), 0], [...prefixOf(of), Infinity])

const read = (
  version: number,
  { text, created, made }: Schema['versions']['value'],
): KeptVersion => ({
  version,
  pipeline: parseJson(text) as Pipeline,
  created: dateOf(created),
  made: dateOf(made),
})

const dateOf = (time: number | undefined) => (time === undefined ? undefined : new Date(time))

/**
 * The versions this browser has read, because AWS keeps only about the last ten. They hold what
 * GetPipeline answers and so no secret: AWS masks those.
 */
export class KeptVersions {
  private opened: Promise<IDBPDatabase<Schema>> | undefined
  private readonly database: string

  constructor(database: string) {
    this.database = database
  }

  /** Keeps a version. What is known of its time already stays known. */
  async keep(of: VersionedPipeline, { version, pipeline, created, made }: KeptVersion) {
    const database = await this.open()
    const key: Key = [...prefixOf(of), version]
    // Not worth waiting for the disk.
    const options = { durability: 'relaxed' } as const
    const { store, done } = database.transaction('versions', 'readwrite', options)
    const write = async () => {
      const before = await store.get(key)
      const isSamePipeline = before?.created === created?.getTime()
      const value = {
        text: writeJson(pipeline),
        created: created?.getTime(),
        made: made?.getTime() ?? (isSamePipeline ? before?.made : undefined),
      }
      if (!isSamePipeline || before?.text !== value.text || before.made !== value.made) {
        await store.put(value, key)
      }
      const keys = await store.getAllKeys(everyVersion(of))
      await Promise.all(keys.slice(0, -keptOfEach).map((old) => store.delete(old)))
    }
    await Promise.all([write(), done])
  }

  /** Every version kept of a pipeline, oldest first. */
  async all(of: VersionedPipeline): Promise<KeptVersion[]> {
    const database = await this.open()
    const { store, done } = database.transaction('versions')
    const range = everyVersion(of)
    const [keys, values] = await Promise.all([store.getAllKeys(range), store.getAll(range), done])
    return values.map((value, index) => read(keys[index]?.[4] ?? 0, value))
  }

  /** One version, where it is kept. */
  async one(of: VersionedPipeline, version: number): Promise<KeptVersion | undefined> {
    const database = await this.open()
    const value = await database.get('versions', [...prefixOf(of), version])
    return value && read(version, value)
  }

  private async open(): Promise<IDBPDatabase<Schema>> {
    this.opened ??= openDB<Schema>(this.database, 1, {
      upgrade: (database) => void database.createObjectStore('versions'),
      // Another tab with a newer build must not wait for this one.
      blocking: () => void this.close(),
      terminated: () => (this.opened = undefined),
    })
    try {
      return await this.opened
    } catch (error) {
      this.opened = undefined
      throw error
    }
  }

  private async close() {
    const { opened } = this
    this.opened = undefined
    ;(await opened)?.close()
  }
}

/** The versions kept by this browser. */
export const keptVersions = new KeptVersions('pipespan')
