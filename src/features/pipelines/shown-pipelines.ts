import { createContext, type ReactNode, use } from 'react'
import type { ListedPipeline } from './use-listed.ts'

/**
 * What changes with every key of a filter. The table itself stands still meanwhile, for it is
 * slow to render: its rows are places by number, and each part reads here what it shows.
 */
export interface ShownPipelines {
  rows: readonly ListedPipeline[]
  /** The rows from this place on, counted from 0, are vacant. */
  count: number
  /** The rows will be others in a moment, so nothing is asked of AWS about them. */
  isPassing: boolean
  header: ReactNode
  filter: ReactNode
  pagination: ReactNode
  /** In place of the rows where there are none. */
  empty: ReactNode
}

export const ShownPipelinesContext = createContext<ShownPipelines | undefined>(undefined)

/** Only within a `ShownPipelinesContext`. */
export function useShownPipelines(): ShownPipelines {
  const shown = use(ShownPipelinesContext)
  if (!shown) throw new Error('No pipelines are shown around this part of the table')
  return shown
}
