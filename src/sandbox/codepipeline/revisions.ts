import type { Action } from '../../pipeline/pipeline.ts'
import { declarationOf, entryOf, type Execution, type PipelineRecord } from '../world.ts'
import { revisionUrl } from './links.ts'

const messages = [
  'Round prices to the cent',
  'Keep the basket when the session ends',
  'Move the health check to its own path',
  'Read the currency from the account',
]

/** The revision that a source action fetched in a run. */
export const revisionOf = (execution: Execution, action: string): string =>
  entryOf(execution.chosenRevisions, action) ?? execution.revision

/** A made-up commit message, always the same for one revision; a connection wraps it in JSON. */
export function messageOf({ actionTypeId }: Action, revision: string): string {
  const CommitMessage = messages[revision.charCodeAt(0) % messages.length] ?? ''
  if (actionTypeId.provider !== 'CodeStarSourceConnection') return CommitMessage
  return JSON.stringify({ ProviderType: 'GitHub', CommitMessage })
}

interface FetchedSource {
  action: Action
  id: string
  summary: string
  url: string | undefined
}

/** What a run's sources fetched; a source that is not through yet has fetched nothing. */
export function fetchedSources(
  record: PipelineRecord,
  execution: Execution,
  home: string,
): FetchedSource[] {
  const source = declarationOf(record, execution)?.stages[0]
  const run = source && entryOf(execution.stages, source.name)
  const isThrough = ({ name }: Action) =>
    execution.rollbackOf !== undefined || entryOf(run?.actions, name)?.status === 'Succeeded'
  return (source?.actions ?? []).filter(isThrough).map((action) => {
    const id = revisionOf(execution, action.name)
    return { action, id, summary: messageOf(action, id), url: revisionUrl(action, home, id) }
  })
}
