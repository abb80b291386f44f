import { healthy, home } from '../pipeline/example-pipelines.ts'
import type { Draft } from './draft.ts'

/** A draft that tests share: nothing is changed yet in the healthy example. */
export const healthyDraft: Draft = {
  connection: 'sandbox',
  region: home,
  pipeline: healthy.name,
  base: healthy,
  readAt: 1,
  edits: [],
}
