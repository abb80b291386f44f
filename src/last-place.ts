import { findConnection, sandboxConnection, type Connection, type Place } from './aws/connection.ts'
import type { Region } from './pipeline/pipeline.ts'

const storageKey = 'pipespan/last-place'

/** Where a connection without a region of its own begins, as AWS's console does. */
const firstRegion = 'us-east-1'

interface Remembered extends Place {
  /** The last region of each connection. */
  regions?: Record<string, Region>
  /** The regions that were listed together last, by connection. */
  listed?: Record<string, Region[]>
}

let landing: Connection = sandboxConnection

/** Makes a connection the one that the bare URL leads to, until a person has been somewhere. */
export function landIn(connection: Connection): void {
  landing = connection
}

const start = (): Place => ({
  connection: landing.id,
  region: landing.defaultRegion ?? firstRegion,
})

function read(): Remembered {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey) ?? '') as Partial<Remembered>
    if (kept.region && kept.connection) return kept as Remembered
  } catch {
    // Never written, or not by us.
  }
  return start()
}

function write(remembered: Remembered): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(remembered))
  } catch {
    // Storage is full or blocked: the bare URL leads to the sandbox, then.
  }
}

/** Where a person was last, so that the bare URL takes them back there. */
export function lastPlace(): Place {
  const { connection, region } = read()
  return findConnection(connection) ? { connection, region } : start()
}

/** The connection of the last visit, whether it still exists or not. */
export const lastConnection = (): string => read().connection

export function rememberPlace({ connection, region }: Place): void {
  const before = read()
  write({ ...before, connection, region, regions: { ...before.regions, [connection]: region } })
}

/** Where a connection was left, else where it begins. */
export function placeOf({ id, defaultRegion }: Connection): Place {
  return { connection: id, region: read().regions?.[id] ?? defaultRegion ?? firstRegion }
}

/** The regions that were listed together; empty where one was listed alone. */
export const lastListed = (connection: string): Region[] => read().listed?.[connection] ?? []

export function rememberListed(connection: string, regions: readonly Region[]): void {
  const before = read()
  write({ ...before, listed: { ...before.listed, [connection]: [...regions] } })
}
