import { findLineChanges, type LineChange } from './line-changes.ts'

/** How many lines around a change say where it is. */
const context = 3

/** The lines of a text, each with its line break; the last may have none. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

/**
 * The difference of two texts as a patch for one file, which `git apply` and `patch -p1` take. Line
 * breaks are part of the lines, so a file with CRLF keeps them.
 *
 * @param path of the file in its repository, with `/`.
 * @returns an empty text where nothing differs.
 * Source: https://git-scm.com/docs/diff-format
 */
export function toUnifiedDiff(before: string, after: string, path: string): string {
  const old = linesOf(before)
  const fresh = linesOf(after)
  const hunks = inHunks(findLineChanges(old, fresh))
  if (hunks.length === 0) return ''
  const texts = hunks.map((changes) => hunk(changes, old, fresh))
  return `--- ${fileName(`a/${path}`)}\n+++ ${fileName(`b/${path}`)}\n${texts.join('')}`
}

/** Changes that share lines of context stand in one hunk. */
function inHunks(changes: readonly LineChange[]): LineChange[][] {
  const hunks: LineChange[][] = []
  for (const change of changes) {
    const last = hunks.at(-1)?.at(-1)
    const isNear = last && change.from - (last.from + last.removed) <= 2 * context
    if (isNear) hunks.at(-1)?.push(change)
    else hunks.push([change])
  }
  return hunks
}

function hunk(changes: readonly LineChange[], old: readonly string[], fresh: readonly string[]) {
  const [first, last] = [changes[0], changes.at(-1)]
  if (!first || !last) return ''
  const start = Math.max(0, first.from - context)
  const end = Math.min(old.length, last.from + last.removed + context)
  const newStart = first.to - (first.from - start)
  const lines: string[] = []
  let at = start
  let count = 0
  for (const { from, removed, to, added } of changes) {
    lines.push(...marked(' ', old.slice(at, from)))
    lines.push(...marked('-', old.slice(from, from + removed)))
    lines.push(...marked('+', fresh.slice(to, to + added)))
    count += added - removed
    at = from + removed
  }
  lines.push(...marked(' ', old.slice(at, end)))
  const length = end - start
  return `@@ -${range(start, length)} +${range(newStart, length + count)} @@\n${lines.join('')}`
}

/** Lines count from 1; a range without lines names the line before it. */
const range = (start: number, length: number) => `${length === 0 ? start : start + 1},${length}`

const marked = (mark: string, lines: readonly string[]) =>
  lines.map((line) =>
    line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`,
  )

/** Git's quotes for names that would not end where they should. */
function fileName(name: string): string {
  if (/["\\\p{Cc}]/u.test(name)) return JSON.stringify(name)
  return name.includes(' ') ? `${name}\t` : name
}
