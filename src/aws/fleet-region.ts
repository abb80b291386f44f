import type { FleetPipeline } from '../pipeline/fleet/fleet-pipeline.ts'
import type { FleetNews } from './fleet.ts'

/** What is known of the pipelines of one region so far. */
export interface FleetRegion {
  /** In the order of the list. */
  pipelines: readonly FleetPipeline[]
  /** Whether the list is at its end. */
  isListed: boolean
}

export const emptyRegion: FleetRegion = { pipelines: [], isListed: false }

/** Whether nothing is left to read; what AWS refused counts as read. */
export const isComplete = ({ pipelines, isListed }: FleetRegion): boolean =>
  isListed && pipelines.every(isRead)

export const isRead = ({ pipeline, failure, lastRun, owner }: FleetPipeline): boolean =>
  (pipeline !== undefined || failure !== undefined) && lastRun !== undefined && owner !== undefined

/** The region with a batch of news. */
export function addNews(region: FleetRegion, news: readonly FleetNews[]): FleetRegion {
  const pipelines = new Map(region.pipelines.map((pipeline) => [pipeline.name, pipeline]))
  let { isListed } = region
  for (const item of news) {
    if (item.kind === 'every page listed') {
      isListed = true
      for (const name of pipelines.keys()) if (!item.names.has(name)) pipelines.delete(name)
    } else if (item.kind === 'listed') {
      for (const pipeline of item.pipelines) pipelines.set(pipeline.name, pipeline)
    } else {
      const before = pipelines.get(item.name)
      if (before) pipelines.set(item.name, { ...before, ...item.facts })
    }
  }
  return { pipelines: [...pipelines.values()], isListed }
}
