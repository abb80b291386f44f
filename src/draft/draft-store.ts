import { useSyncExternalStore } from 'react'
import { parseJson, writeJson } from '../pipeline/json-text.ts'
import { browserStorage, type KeyValueStorage } from './browser-storage.ts'
import type { Draft, DraftKey } from './draft.ts'
import { recordStep, redo, type Step, undo } from './history.ts'
import { withoutSecrets } from './without-secrets.ts'

/** Drafts of an older build with another shape are left alone, not misread. */
const prefix = 'pipespan/draft/1/'

const keyText = ({ connection, region, pipeline }: DraftKey) =>
  `${prefix}${connection}/${region}/${pipeline}`

/**
 * The drafts of this browser: the only client-side store. Every change is written through at once,
 * so a reload or a crash loses nothing, and other tabs see it. What the browser does not store is
 * kept in the tab, and `isUnstored` says so.
 */
export class DraftStore {
  private readonly listeners = new Set<() => void>()
  /**
   * Drafts by storage text, so that a snapshot keeps its identity while nothing changes, and with
   * it the secrets that are not stored.
   */
  private readonly parsed = new Map<string, { text: string; draft: Draft | undefined }>()
  /** Drafts that the browser would not take. */
  private readonly unstored = new Map<string, Draft>()
  private listed: readonly Draft[] = []
  private readonly storage: KeyValueStorage | undefined
  private readonly now: () => number

  /** @param storage undefined where the browser blocks it. */
  constructor(storage: KeyValueStorage | undefined, now: () => number = Date.now) {
    this.storage = storage
    this.now = now
  }

  get(key: DraftKey): Draft | undefined {
    return this.read(keyText(key))
  }

  /** Every draft, the one changed last first; the same array for as long as nothing changes. */
  all = (): readonly Draft[] => {
    const keys = new Set([...this.storedKeys(), ...this.unstored.keys()])
    const drafts = [...keys]
      .map((key) => this.read(key))
      .filter((draft): draft is Draft => draft !== undefined)
      .toSorted((a, b) => (b.changedAt ?? 0) - (a.changedAt ?? 0))
    const isSame =
      drafts.length === this.listed.length &&
      drafts.every((draft, index) => draft === this.listed[index])
    if (!isSame) this.listed = drafts
    return this.listed
  }

  /** Whether some draft is in this tab only, and would not survive a reload. */
  isUnstored = (): boolean => this.unstored.size > 0

  /**
   * Keeps a changed draft, and the way back to what it was.
   *
   * @param shown what the screen showed while there was no draft, such as proposed answers.
   */
  set(draft: Draft, shown?: Draft): void {
    const now = this.now()
    const recorded = recordStep(draft, this.get(draft), shown)
    this.keep({ ...recorded, begunAt: draft.begunAt ?? now, changedAt: now })
  }

  /** Keeps a draft that stands on another version now: its steps back would lead to the old one. */
  restart(draft: Draft): void {
    const { history: _, ...rest } = draft
    const now = this.now()
    this.keep({ ...rest, begunAt: draft.begunAt ?? now, changedAt: now })
  }

  /** Keeps a draft exactly as it is: such as one that was discarded. */
  keep(draft: Draft): void {
    const key = keyText(draft)
    this.unstored.delete(key)
    const { history: _, ...bare } = draft
    // Without its history a draft may still fit into a storage that is nearly full.
    if (!this.write(key, draft, draft) && !this.write(key, bare, draft)) {
      this.unstored.set(key, draft)
    }
    this.changed()
  }

  /** Goes one step back or forth. @returns what the step was; undefined where there is none. */
  move(key: DraftKey, direction: 'undo' | 'redo'): Step | undefined {
    const draft = this.get(key)
    const moved = draft && (direction === 'undo' ? undo(draft) : redo(draft))
    if (moved) this.keep({ ...moved.draft, changedAt: this.now() })
    return moved?.step
  }

  remove(key: DraftKey): void {
    this.unstored.delete(keyText(key))
    this.parsed.delete(keyText(key))
    try {
      this.storage?.removeItem(keyText(key))
    } catch {
      // Blocked since the page was opened: there is nothing of ours in it.
    }
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

  /** @returns whether the browser took it: storage may be full, or blocked at any time. */
  private write(key: string, stored: Draft, whole: Draft): boolean {
    if (!this.storage) return false
    const text = writeJson(withoutSecrets(stored))
    try {
      this.storage.setItem(key, text)
    } catch {
      return false
    }
    // The base keeps its identity from one letter typed to the next; reading it anew would not.
    this.parsed.set(key, { text, draft: whole })
    return true
  }

  private storedKeys(): string[] {
    const { storage } = this
    if (!storage) return []
    return Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter(
      (key): key is string => key?.startsWith(prefix) ?? false,
    )
  }

  private read(key: string): Draft | undefined {
    const unstored = this.unstored.get(key)
    if (unstored) return unstored
    const text = this.storage?.getItem(key) ?? null
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
export const draftStore = new DraftStore(browserStorage())
globalThis.addEventListener?.('storage', draftStore.changed)

/** The draft of one pipeline, following every change of it. */
export const useDraft = (key: DraftKey): Draft | undefined =>
  useSyncExternalStore(draftStore.subscribe, () => draftStore.get(key))

/** Every draft of this browser, the one changed last first. */
export const useDrafts = (): readonly Draft[] =>
  useSyncExternalStore(draftStore.subscribe, draftStore.all)

/** Whether a draft is kept in this tab only, because the browser would not store it. */
export const useUnstoredDrafts = (): boolean =>
  useSyncExternalStore(draftStore.subscribe, draftStore.isUnstored)
