import type { StateStore } from '../sandbox/sandbox.ts'

const storeName = 'sandbox'
const key = 'state'

/** Keeps the sandbox's state in the browser; nobody else's page can read it. */
export class IndexedDbStore implements StateStore {
  private opened: Promise<IDBDatabase> | undefined

  async load(): Promise<string | undefined> {
    const database = await this.open()
    const asked = database.transaction(storeName).objectStore(storeName).get(key)
    return (await settled(asked)) as string | undefined
  }

  async save(state: string): Promise<void> {
    const transaction = (await this.open()).transaction(storeName, 'readwrite')
    transaction.objectStore(storeName).put(state, key)
    await new Promise<void>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve())
      const failed = () => reject(transaction.error ?? new Error('The write was given up.'))
      transaction.addEventListener('abort', failed)
      transaction.addEventListener('error', failed)
    })
  }

  private open(): Promise<IDBDatabase> {
    this.opened ??= (() => {
      const request = indexedDB.open('pipespan', 1)
      request.addEventListener('upgradeneeded', () => request.result.createObjectStore(storeName))
      return settled(request)
    })()
    return this.opened
  }
}

const settled = <Result>(request: IDBRequest<Result>) =>
  new Promise<Result>((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () =>
      reject(request.error ?? new Error('IndexedDB gives no reason.')),
    )
  })
