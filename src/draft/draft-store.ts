import { useSyncExternalStore } from 'react'
import { parseJson, writeJson } from '../pipeline/json-text.ts'
import type { Draft, DraftKey } from './draft.ts'

/** The part of localStorage that the store needs. */
export type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** Drafts of an older build with another shape are left alone, not misread. */
const prefix = 'pipespan/draft/1/'

const keyText = ({ connection, region, pipeline }: DraftKey) =>
  `${prefix}${connection}/${region}/${pipeline}`

/**
 * The drafts of this browser: the only client-side store. Every change is written through at once,
 * so a reload or a crash loses nothing, and other tabs see it.
 */
export class DraftStore {
  private readonly listeners = new Set<() => void>()
  /** Parsed drafts by storage text, so that a snapshot keeps its identity while nothing changes. */
  private readonly parsed = new Map<string, { text: string; draft: Draft | undefined }>()
  private readonly storage: KeyValueStorage

  constructor(storage: KeyValueStorage) {
    this.storage = storage
  }

  get(key: DraftKey): Draft | undefined {
    return this.read(keyText(key))
  }

  /** Every draft, in the order of storage. */
  all(): Draft[] {
    const keys = Array.from({ length: this.storage.length }, (_, index) => this.storage.key(index))
    return keys
      .filter((key): key is string => key?.startsWith(prefix) ?? false)
      .map((key) => this.read(key))
      .filter((draft): draft is Draft => draft !== undefined)
  }

  set(draft: Draft): void {
    const text = writeJson(draft)
    this.storage.setItem(keyText(draft), text)
    // The base keeps its identity from one letter typed to the next; reading it anew would not.
    this.parsed.set(keyText(draft), { text, draft })
    this.changed()
  }

  remove(key: DraftKey): void {
    this.storage.removeItem(keyText(key))
    this.changed()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Tells every screen to look again; also called when another tab wrote. */
  changed = (): void => {
    for (const listener of this.listeners) listener()
  }

  private read(key: string): Draft | undefined {
    const text = this.storage.getItem(key)
    if (text === null) return undefined
    const known = this.parsed.get(key)
    if (known?.text === text) return known.draft
    const draft = parseDraft(text)
    this.parsed.set(key, { text, draft })
    return draft
  }
}

/** Storage can be edited or cut short by anyone; a draft that cannot be read is no draft. */
function parseDraft(text: string): Draft | undefined {
  try {
    const draft = parseJson(text) as Partial<Draft> | null
    return draft?.base && Array.isArray(draft.edits) ? (draft as Draft) : undefined
  } catch {
    return undefined
  }
}

/** The drafts of this browser. */
export const draftStore = new DraftStore(globalThis.localStorage)
globalThis.addEventListener?.('storage', draftStore.changed)

/** The draft of one pipeline, following every change of it. */
export const useDraft = (key: DraftKey): Draft | undefined =>
  useSyncExternalStore(draftStore.subscribe, () => draftStore.get(key))
