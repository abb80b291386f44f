import { readSelection, type Selection, selectionText } from '../../graph/selection.ts'
import type { ActionPlace } from '../../pipeline/action-edits.ts'
import type { Edit } from '../../pipeline/edits.ts'
import type { Action } from '../../pipeline/pipeline.ts'
import { isGitHubV1, isPolling, stopPolling } from '../../pipeline/source-edits.ts'

/** A way that has a form of its own. */
export type FormId = 'connection' | 'region' | 'move' | 'duplicate' | 'remove'

interface Offered {
  text: string
  /** The actions that it is offered for; all where it does not say. */
  isFor?: (action: Action) => boolean
}

/** A way to change an action: by a form, or by edits that need none. */
export type Way = Offered &
  ({ id: FormId } | { id: 'polling'; edits: (place: ActionPlace) => Edit[] })

/** In the order of their buttons. */
export const ways: readonly Way[] = [
  { id: 'connection', text: 'Move to a connection', isFor: isGitHubV1 },
  { id: 'polling', text: 'Stop polling', isFor: isPolling, edits: stopPolling },
  { id: 'region', text: 'Change region' },
  { id: 'move', text: 'Move' },
  { id: 'duplicate', text: 'Duplicate to another region' },
  { id: 'remove', text: 'Remove' },
]

/** A form and the action that it is about, as the URL writes them, such as `move:Build/Lint`. */
export const wayText = (way: FormId, selection: Required<Selection>): string =>
  `${way}:${selectionText(selection)}`

/** What the URL's text asks for; undefined where it is no form, or about no action. */
export function readWay(text: string): ({ way: FormId } & Required<Selection>) | undefined {
  // Names in a template may be drawn with colons: `!Ref AWS::StackName`.
  const [id = '', ...about] = text.split(':')
  const way = ways.find((one) => one.id === id)
  const { stage, action } = readSelection(about.join(':'))
  return way && way.id !== 'polling' && action ? { way: way.id, stage, action } : undefined
}
