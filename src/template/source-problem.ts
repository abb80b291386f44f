/** Why a text is no template, or what is odd about it, with the place in it. */
export interface SourceProblem {
  /** Counted from 1. */
  line: number
  /** Counted from 1, in UTF-16 units. */
  column: number
  /** What is wrong, as a sentence. */
  message: string
  /** What to do about it. */
  hint?: string
}

/** The line and column of an offset. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const at = Math.max(0, Math.min(offset, text.length))
  let line = 1
  let lineStart = 0
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', next + 1)) {
    line += 1
    lineStart = next + 1
  }
  return { line, column: at - lineStart + 1 }
}

export const problemAt = (
  text: string,
  offset: number,
  message: string,
  hint?: string,
): SourceProblem => ({ ...placeOf(text, offset), message, ...(hint !== undefined && { hint }) })

/** Nobody reads more; to find the line of each takes time. */
export const mostProblems = 20

/** Adds a problem to a list that is still short enough to be read. */
export function noteProblem(problems: SourceProblem[], ...problem: Parameters<typeof problemAt>) {
  if (problems.length < mostProblems) problems.push(problemAt(...problem))
}

/** A tree, or why there is none. */
export type Parsed<Tree> =
  | { ok: true; root: Tree; notices: SourceProblem[] }
  | { ok: false; problems: SourceProblem[] }
