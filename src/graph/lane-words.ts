import type { ArtifactStore } from '../pipeline/pipeline.ts'
import type { RegionLane } from './region-lanes.ts'

/** What is said across a lane in which no action runs. */
export function laneNote({ use, store, isHome }: RegionLane): string | undefined {
  if (use === 'actions') return undefined
  if (use === 'conditions') return 'Only rules of conditions run here'
  return store && !isHome ? 'Unused artifact store: no action runs here' : 'No action runs here'
}

/** The key of a store, short enough for the head of a lane: an alias or an id. */
export const keyText = ({ encryptionKey }: ArtifactStore): string =>
  encryptionKey
    ? `Key ${encryptionKey.id.replace(/^arn:.*?:(?:key\/)?(?=[^:]*$)/, '')}`
    : 'Key aws/s3'
