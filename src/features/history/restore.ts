import type { KnownVersion } from '../../aws/history.ts'
import type { Place } from '../../aws/connection.ts'
import type { Draft } from '../../draft/draft.ts'

interface RestoreInput {
  place: Place
  newest: KnownVersion
  version: KnownVersion
  /** Epoch milliseconds at which the newest version was read. */
  readAt: number
}

/**
 * The draft that makes an old version the next one. It is a difference, not a copy, so that what
 * others change until the submit is merged or named as a conflict like every other edit.
 */
export const restoreDraft = ({ place, newest, version, readAt }: RestoreInput): Draft => ({
  connection: place.connection,
  region: place.region,
  pipeline: newest.pipeline.name,
  base: newest.pipeline,
  readAt,
  edits: [
    {
      kind: 'apply-difference',
      from: newest.pipeline,
      to: version.pipeline,
      label: `Restore version ${version.version}`,
    },
  ],
})
