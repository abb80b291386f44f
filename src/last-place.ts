import { type Connection, findConnection, sandboxConnection, type Place } from './aws/connection.ts'

const storageKey = 'pipespan/last-place'

let landing = sandboxConnection

/** Makes a connection the one that the bare URL leads to, until a person has been somewhere. */
export function landIn(connection: Connection): void {
  landing = connection
}

/** Where a person was last, so that the bare URL takes them back there. */
export function lastPlace(): Place {
  try {
    const place = JSON.parse(localStorage.getItem(storageKey) ?? '') as Partial<Place>
    if (place.region && findConnection(place.connection ?? '')) return place as Place
  } catch {
    // Never written, or not by us.
  }
  return { connection: landing.id, region: landing.defaultRegion }
}

export function rememberPlace(place: Place): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(place))
  } catch {
    // Storage is full or blocked: the bare URL leads to the sandbox, then.
  }
}
