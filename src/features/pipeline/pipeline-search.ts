/** What the URL says after a pipeline's name. */
export interface PipelineSearch {
  /** A stage, or `stage/action`. */
  action?: string
  /** When absent, the width of the screen decides. */
  show?: 'graph' | 'list'
  /** What is looked for. */
  find?: string
  /** By stage when absent. */
  view?: 'region'
  /** Names of stages that are drawn as one card, between commas. */
  collapsed?: string
  updated?: number
  /** A region whose artifact bucket is to be chosen. */
  store?: string
  /** A form about the selected action that is to be open. */
  change?: string
}

/** What an address has before; other screens have views of their own. */
type SearchBefore = Omit<PipelineSearch, 'view'> & { view?: string }

/** The search with some of its members set, or taken out by undefined. */
export const changeSearch = (
  before: SearchBefore,
  changes: { [Member in keyof PipelineSearch]: PipelineSearch[Member] | undefined },
): PipelineSearch =>
  Object.fromEntries(
    Object.entries({ ...before, ...changes }).filter(([, value]) => value !== undefined),
  )
