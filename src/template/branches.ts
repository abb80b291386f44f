import { conditionOf, isNoValue } from './intrinsics.ts'
import type { ListNode, TemplateNode } from './nodes.ts'

/** A condition of the template, and whether it has to hold. */
export interface Branch {
  condition: string
  holds: boolean
}

/** One thing in a list, which may stand under conditions. */
export interface Entry {
  /** The thing itself, an alias not resolved. */
  node: TemplateNode
  /** Its place among the list's items; several entries may share an item. */
  index: number
  branches: readonly Branch[]
}

/** The items of a list, with both branches of every `Fn::If` and without `AWS::NoValue`. */
export function entriesOf(list: ListNode): Entry[] {
  const entries: Entry[] = []
  const add = (node: TemplateNode, index: number, branches: readonly Branch[]): void => {
    if (isNoValue(node)) return
    const choice = conditionOf(node)
    if (!choice) {
      entries.push({ node, index, branches })
      return
    }
    const { condition, whenTrue, whenFalse } = choice
    add(whenTrue, index, [...branches, { condition, holds: true }])
    add(whenFalse, index, [...branches, { condition, holds: false }])
  }
  for (const [index, item] of list.items.entries()) add(item, index, [])
  return entries
}

/** `IsMain`, `not IsMain`, `IsMain and not IsTest`. */
export const describeBranches = (branches: readonly Branch[]): string =>
  branches.map(({ condition, holds }) => (holds ? condition : `not ${condition}`)).join(' and ')
