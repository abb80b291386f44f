import { readSelection, type Selection, selectionText } from '../../graph/selection.ts'

/** The ways to change an action, in the order of their buttons. */
export const ways = [
  { id: 'region', text: 'Change region' },
  { id: 'move', text: 'Move' },
  { id: 'duplicate', text: 'Duplicate to another region' },
  { id: 'remove', text: 'Remove' },
] as const

export type WayId = (typeof ways)[number]['id']

/** A way and the action that it is about, as the URL writes them, such as `move:Build/Lint`. */
export const wayText = (way: WayId, selection: Required<Selection>): string =>
  `${way}:${selectionText(selection)}`

/** What the URL's text asks for; undefined where it is no way, or about no action. */
export function readWay(text: string): ({ way: WayId } & Required<Selection>) | undefined {
  // Names in a template may be drawn with colons: `!Ref AWS::StackName`.
  const [id = '', ...about] = text.split(':')
  const way = ways.find((one) => one.id === id)
  const { stage, action } = readSelection(about.join(':'))
  return way && action ? { way: way.id, stage, action } : undefined
}
