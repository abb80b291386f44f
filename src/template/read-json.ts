import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import { asCall, type MapNode, type ScalarNode, type TemplateNode } from './nodes.ts'
import {
  mostProblems,
  noteProblem,
  type Parsed,
  problemAt,
  type SourceProblem,
} from './source-problem.ts'

/** `ValueExpected` as words. */
const inWords = (code: string) =>
  code.replaceAll(/\B[A-Z]/g, (letter) => ` ${letter}`).toLowerCase()

/** Reads JSON; of equal keys in one object the last counts, as for CloudFormation. */
export function readJson(text: string): Parsed<TemplateNode> {
  const errors: ParseError[] = []
  // A space instead of a byte order mark keeps every offset as it is in the file.
  const tree = parseTree(text.replace(/^\uFEFF/, ' '), errors, { disallowComments: true })
  if (errors.length > 0 || !tree) {
    const problems = errors
      .slice(0, mostProblems)
      .map(({ error, offset }) =>
        problemAt(text, offset, `This is no JSON: ${inWords(printParseErrorCode(error))}.`),
      )
    return {
      ok: false,
      problems: problems.length > 0 ? problems : [problemAt(text, 0, 'The file is empty.')],
    }
  }
  const notices: SourceProblem[] = []
  return { ok: true, root: toNode(tree, text, notices), notices }
}

function toNode(node: Node, text: string, notices: SourceProblem[]): TemplateNode {
  const start = node.offset
  const end = node.offset + node.length
  if (node.type === 'object') return asCall(toMap(node, text, notices))
  if (node.type === 'array') {
    const items = (node.children ?? []).map((item) => toNode(item, text, notices))
    return { kind: 'list', isFlow: true, items, dashes: [], start, end }
  }
  if (node.type === 'string') {
    return { kind: 'scalar', text: String(node.value), style: 'double', start, end }
  }
  return plain(text.slice(start, end), start, end)
}

const plain = (text: string, start: number, end: number): ScalarNode => ({
  kind: 'scalar',
  text: text === 'null' ? '' : text,
  style: 'plain',
  start,
  end,
})

function toMap(node: Node, text: string, notices: SourceProblem[]): MapNode {
  const map: MapNode = {
    kind: 'map',
    isFlow: true,
    members: [],
    merged: [],
    start: node.offset,
    end: node.offset + node.length,
  }
  const seen = new Set<string>()
  for (const { children } of node.children ?? []) {
    const [name, value] = children ?? []
    if (!name || !value) continue
    const key = String(name.value)
    if (seen.has(key)) {
      const message = `The key ${key} stands twice in one object; CloudFormation takes the last.`
      noteProblem(notices, text, name.offset, message, 'Remove one of them.')
    }
    seen.add(key)
    map.members.push({
      key,
      keyStart: name.offset,
      keyEnd: name.offset + name.length,
      value: toNode(value, text, notices),
    })
  }
  return map
}
