export const fleetViews = ['pipelines', 'matrix', 'groups'] as const

/** What the URL says after `fleet`. */
export interface FleetSearch {
  /** Regions between commas; those listed last when absent. */
  regions?: string
  /** `pipelines` when absent. */
  view?: (typeof fleetViews)[number]
  /** A query of Cloudscape's property filter, as JSON. */
  filter?: string
  /** The property that groups are made by. */
  by?: string
}

export function readFleetSearch(search: Record<string, unknown>): FleetSearch {
  const view = fleetViews.find((one) => one === search['view'])
  // The router reads what looks like JSON as such.
  const filter = search['filter']
  const text = typeof filter === 'object' && filter ? JSON.stringify(filter) : filter
  return {
    ...(typeof search['regions'] === 'string' && { regions: search['regions'] }),
    ...(view && { view }),
    ...(typeof text === 'string' && { filter: text }),
    ...(typeof search['by'] === 'string' && { by: search['by'] }),
  }
}
