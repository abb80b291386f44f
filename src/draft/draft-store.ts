import { useSyncExternalStore } from 'react'
import { parseJson, writeJson } from '../pipeline/json-text.ts'
import { browserStorage, type KeyValueStorage } from './browser-storage.ts'
import type { Draft, DraftKey } from './draft.ts'
import { recordStep, redo, type Step, undo } from './history.ts'
import { KeptValues } from './kept-values.ts'
import { withoutSecrets } from './without-secrets.ts'

/** Drafts of an older build with another shape are left alone, not misread. */
const prefix = 'pipespan/draft/1/'

const keyText = ({ connection, region, pipeline }: DraftKey) =>
  `${prefix}${connection}/${region}/${pipeline}`

/** The drafts of this browser: the only client-side store, with the one of templates. */
export class DraftStore {
  private readonly kept: KeptValues<Draft>
  private listed: readonly Draft[] = []
  private readonly now: () => number

  /** @param storage undefined where the browser blocks it. */
  constructor(storage: KeyValueStorage | undefined, now: () => number = Date.now) {
    // Secrets are in the tab's memory only.
    const write = (draft: Draft) => writeJson(withoutSecrets(draft))
    this.kept = new KeptValues(storage, { read: parseDraft, write })
    this.now = now
  }

  get(key: DraftKey): Draft | undefined {
    return this.kept.get(keyText(key))
  }

  /** Every draft, the one changed last first; the same array for as long as nothing changes. */
  all = (): readonly Draft[] => {
    const drafts = this.kept
      .keys(prefix)
      .map((key) => this.kept.get(key))
      .filter((draft): draft is Draft => draft !== undefined)
      .toSorted((a, b) => (b.changedAt ?? 0) - (a.changedAt ?? 0))
    const isSame =
      drafts.length === this.listed.length &&
      drafts.every((draft, index) => draft === this.listed[index])
    if (!isSame) this.listed = drafts
    return this.listed
  }

  /** Whether some draft is in this tab only, and would not survive a reload. */
  isUnstored = (): boolean => this.kept.isUnstored()

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
    // Without its history a draft may still fit into a storage that is nearly full.
    const { history: _, ...bare } = draft
    this.kept.set(keyText(draft), draft, bare)
  }

  /** Goes one step back or forth. @returns what the step was; undefined where there is none. */
  move(key: DraftKey, direction: 'undo' | 'redo'): Step | undefined {
    const draft = this.get(key)
    const moved = draft && (direction === 'undo' ? undo(draft) : redo(draft))
    if (moved) this.keep({ ...moved.draft, changedAt: this.now() })
    return moved?.step
  }

  remove(key: DraftKey): void {
    this.kept.remove(keyText(key))
  }

  subscribe = (listener: () => void): (() => void) => this.kept.subscribe(listener)

  /** Tells every screen to look again; also called when another tab wrote. */
  changed = (): void => this.kept.changed()
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
