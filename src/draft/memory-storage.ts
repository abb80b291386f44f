import type { KeyValueStorage } from './browser-storage.ts'

/** localStorage as a page has it, without a page: for tests. */
export class MemoryStorage implements KeyValueStorage {
  readonly items = new Map<string, string>()
  /** Characters of one value, as localStorage holds about five million of all. */
  limit = Infinity
  get length() {
    return this.items.size
  }
  getItem(key: string) {
    return this.items.get(key) ?? null
  }
  setItem(key: string, value: string) {
    if (value.length > this.limit) throw new DOMException('full', 'QuotaExceededError')
    this.items.set(key, value)
  }
  removeItem(key: string) {
    this.items.delete(key)
  }
  key(index: number) {
    return [...this.items.keys()][index] ?? null
  }
}
