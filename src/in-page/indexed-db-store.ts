import { type IDBPDatabase, openDB } from 'idb'
import type { StateStore } from '../sandbox/sandbox.ts'

const databaseName = 'pipespan-sandbox'
const storeName = 'state'
const key = 'now'

/** Keeps the sandbox's state in the browser; nobody else's page can read it. */
export class IndexedDbStore implements StateStore {
  private opened: Promise<IDBPDatabase> | undefined

  async load(): Promise<string | undefined> {
    const database = await this.open()
    return (await database.get(storeName, key)) as string | undefined
  }

  async save(state: () => string): Promise<void> {
    const database = await this.open()
    await database.put(storeName, state(), key)
  }

  private open(): Promise<IDBPDatabase> {
    this.opened ??= openDB(databaseName, 1, {
      upgrade: (database) => void database.createObjectStore(storeName),
    })
    return this.opened
  }
}
