import { useSyncExternalStore } from 'react'
import type { Connection } from '../../aws/connection.ts'

export const markColors = ['grey', 'blue', 'green', 'yellow', 'red'] as const

export type MarkColor = (typeof markColors)[number]

/** How a person tells a connection from others. Kept in the browser; nothing secret is in it. */
export interface Mark {
  /** In place of the profile's name. */
  name?: string
  color?: MarkColor
}

type Marks = Readonly<Record<string, Mark>>

const storageKey = 'pipespan/connection-marks'

function readMarks(): Marks {
  try {
    const marks: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}')
    return typeof marks === 'object' && marks !== null ? (marks as Marks) : {}
  } catch {
    return {}
  }
}

let marks: Marks | undefined
const listeners = new Set<() => void>()

const current = (): Marks => (marks ??= readMarks())

/** Another tab has marked a connection. */
function followOtherTabs(event: StorageEvent) {
  if (event.key !== storageKey) return
  marks = undefined
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener('storage', followOtherTabs)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) removeEventListener('storage', followOtherTabs)
  }
}

export function markConnection(id: string, mark: Mark): void {
  marks = { ...current(), [id]: mark }
  try {
    localStorage.setItem(storageKey, JSON.stringify(marks))
  } catch {
    // Storage is full or blocked: the mark holds until the tab is closed.
  }
  for (const listener of listeners) listener()
}

/**
 * The colour before a person chooses one: red for what calls itself production, so that it stands
 * out from the first visit; none where there is no account behind it.
 */
export function firstColor({ kind, label }: Pick<Connection, 'kind' | 'label'>) {
  if (kind === 'sandbox' || kind === 'file') return undefined
  const isProduction =
    /(?:^|[^a-z])(?:prod|prd|production|live)(?:$|[^a-z])/i.test(label) &&
    !/(?:^|[^a-z])(?:non|pre|not)[^a-z]*pro?d/i.test(label)
  return isProduction ? 'red' : 'grey'
}

export interface Marked {
  name: string
  /** Absent: the sandbox, as long as nobody has coloured it. */
  color: MarkColor | undefined
}

const markOf = (connection: Connection, { name, color }: Mark = {}): Marked => ({
  name: name === undefined || name === '' ? connection.label : name,
  color: markColors.find((known) => known === color) ?? firstColor(connection),
})

/** How each connection is to be shown. */
export function useMarks(): (connection: Connection) => Marked {
  const all = useSyncExternalStore(subscribe, current)
  return (connection) => markOf(connection, all[connection.id])
}

/** What a person chose for one connection. */
export const useChosenMark = (id: string): Mark =>
  useSyncExternalStore(subscribe, current)[id] ?? {}
