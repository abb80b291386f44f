import type { KeyValueStorage } from './browser-storage.ts'

/** How a value is stored as text. Texts can be edited or cut short by anyone: what is none reads as undefined. */
interface Form<Value> {
  read: (text: string) => Value | undefined
  write: (value: Value) => string
}

/**
 * Values that this browser keeps by key. Every change is written through at once, so a reload or a
 * crash loses nothing, and other tabs see it. What the browser does not store is kept in the tab, and
 * `isUnstored` says so.
 */
export class KeptValues<Value> {
  readonly #listeners = new Set<() => void>()
  /** By key, so that a value keeps its identity while its text does, and what its text leaves out. */
  readonly #read = new Map<string, { text: string; value: Value | undefined }>()
  readonly #unstored = new Map<string, Value>()
  readonly #storage: KeyValueStorage | undefined
  readonly #form: Form<Value>

  /** @param storage undefined where the browser blocks it. */
  constructor(storage: KeyValueStorage | undefined, form: Form<Value>) {
    this.#storage = storage
    this.#form = form
  }

  /** Every key that begins so. */
  keys(prefix: string): string[] {
    const storage = this.#storage
    const stored = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index))
    return [...new Set([...stored, ...this.#unstored.keys()])].filter(
      (key): key is string => key?.startsWith(prefix) ?? false,
    )
  }

  /** The same object for as long as nothing changes. */
  get(key: string): Value | undefined {
    const unstored = this.#unstored.get(key)
    if (unstored) return unstored
    const text = this.#storage?.getItem(key) ?? null
    if (text === null) return undefined
    const known = this.#read.get(key)
    if (known?.text === text) return known.value
    const value = this.#form.read(text)
    this.#read.set(key, { text, value })
    return value
  }

  /** @param leaner what to store where the browser has no room for the whole. */
  set(key: string, value: Value, leaner?: Value): void {
    this.#unstored.delete(key)
    const isStored =
      this.#write(key, value, value) || (leaner !== undefined && this.#write(key, leaner, value))
    if (!isStored) this.#unstored.set(key, value)
    this.changed()
  }

  remove(key: string): void {
    this.#unstored.delete(key)
    this.#read.delete(key)
    try {
      this.#storage?.removeItem(key)
    } catch {
      // Blocked since the page was opened: there is nothing of ours in it.
    }
    this.changed()
  }

  /** Whether some value is in this tab only, and would not survive a reload. */
  isUnstored = (): boolean => this.#unstored.size > 0

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Tells every screen to look again; also called when another tab wrote. */
  changed = (): void => {
    for (const listener of this.#listeners) listener()
  }

  /** @returns whether the browser took it: storage may be full, or blocked at any time. */
  #write(key: string, stored: Value, whole: Value): boolean {
    if (!this.#storage) return false
    const text = this.#form.write(stored)
    try {
      this.#storage.setItem(key, text)
    } catch {
      return false
    }
    // What was written keeps its identity; reading it anew would not.
    this.#read.set(key, { text, value: whole })
    return true
  }
}
