import { arePlainLines } from './plain-lines.ts'

const anchor = /[:-] +&\w/
const ofPipeline = /AWS::CodePipeline::Pipeline/

/**
 * The text with spaces in place of resources that are no pipelines, so that a large template is read
 * in the time that its pipelines take. Only resources whose lines are plain, and right, are left
 * out; their types stay. Every offset is as before.
 */
export function withoutPlainResources(text: string): string {
  if (anchor.test(text)) return text
  const section = /^Resources:[ \t]*(?:#.*)?\r?\n/m.exec(text)
  if (!section) return text
  const start = section.index + section[0].length
  const end = endOfSection(text, start)
  // What is no key there may belong to the lines before.
  if (end < text.length && !/[\w"']/.test(text.charAt(end))) return text
  const body = text.slice(start, end)
  const indent = /^( +)[A-Za-z0-9]+:/m.exec(body)?.[1]
  if (indent === undefined) return text
  const head = new RegExp(`^${indent}[A-Za-z0-9]+:[ ]*\\r?$`, 'gm')
  const starts = [...body.matchAll(head)].map(({ index }) => index)
  const pieces = starts.map((at, index) => skim(body.slice(at, starts[index + 1]), indent))
  return text.slice(0, start) + body.slice(0, starts[0]) + pieces.join('') + text.slice(end)
}

/** Where the next section starts. */
function endOfSection(text: string, start: number): number {
  const next = /^[^\s#]/gm
  next.lastIndex = start
  return next.exec(text)?.index ?? text.length
}

function skim(resource: string, indent: string): string {
  if (ofPipeline.test(resource)) return resource
  const lines = resource.split('\n')
  const [head = '', ...body] = lines
  const isInside = (line: string) => {
    const at = line.search(/[^ \r]/)
    return at < 0 || at > indent.length || line[at] === '#'
  }
  const type = /^ +Type: *["']?[\w:]+["']? *\r?$/
  const typeLine = body.find((line) => type.test(line))
  const before = typeLine === undefined ? -1 : body.indexOf(typeLine)
  if (before < 0 || before === body.length - 1 || !body.every(isInside) || !arePlainLines(body))
    return resource
  const isDirect = body.slice(0, before).every((line) => /^ *(?:#.*)?\r?$/.test(line))
  if (!isDirect) return resource
  const kept = [head, ...body.slice(0, before + 1), ''].join('\n')
  const left = resource.slice(kept.length)
  return kept + (left.endsWith('\n') ? `${' '.repeat(left.length - 1)}\n` : ' '.repeat(left.length))
}
