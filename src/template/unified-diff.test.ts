import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toUnifiedDiff } from './unified-diff.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pipespan-diff-'))
  execFileSync('git', ['init', '-q', folder])
  execFileSync('git', ['-C', folder, 'config', 'core.autocrlf', 'false'])
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What the real `git apply` makes of the first text. */
function applied(before: string, patch: string, path: string): string {
  writeFileSync(join(folder, path), before)
  execFileSync('git', ['-C', folder, 'apply', '--whitespace=nowarn', '-'], { input: patch })
  return readFileSync(join(folder, path), 'utf8')
}

const ten = Array.from({ length: 30 }, (_, index) => `line ${index}\n`).join('')

test.each([
  ['a line more in the middle', ten, ten.replace('line 9\n', 'line 9\nnew\n')],
  ['lines at both ends', ten, `first\n${ten}last\n`],
  ['a line less', ten, ten.replace('line 0\n', '')],
  ['changes that are far apart', ten, ten.replace('line 2\n', 'x\n').replace('line 27\n', '')],
  ['CRLF', ten.replaceAll('\n', '\r\n'), ten.replace('line 9\n', 'y\n').replaceAll('\n', '\r\n')],
  ['no final line break before', 'a\nb', 'a\nb\nc\n'],
  ['no final line break after', 'a\nb\n', 'a\nc'],
  ['no final line break at all', 'a\nb', 'a\nb\nc'],
  ['a byte order mark', '\uFEFFa\nb\n', '\uFEFFa\nc\n'],
])('git apply makes the second text of the first: %s', (_, before, after) => {
  const path = 'my "pipe" line.yaml'
  expect(applied(before, toUnifiedDiff(before, after, path), path)).toBe(after)
})

test('says what a person would write by hand', () => {
  expect(toUnifiedDiff('a\nb\nc\nd\ne\n', 'a\nb\nc\nnew\nd\ne\n', 'cfn/pipeline.yaml')).toBe(
    `--- a/cfn/pipeline.yaml
+++ b/cfn/pipeline.yaml
@@ -1,5 +1,6 @@
 a
 b
 c
+new
 d
 e
`,
  )
})

test('two texts that are the same have no difference', () => {
  expect(toUnifiedDiff(ten, ten, 'a')).toBe('')
})

test('random texts come out of git apply as they should', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', '', '- x\r'), {
    minLength: 1,
    maxLength: 12,
  })
  fc.assert(
    fc.property(lines, lines, fc.boolean(), fc.boolean(), (a, b, endsA, endsB) => {
      const before = a.join('\n') + (endsA ? '\n' : '')
      const after = b.join('\n') + (endsB ? '\n' : '')
      // Without any line Git would rather make or delete the file.
      fc.pre(before !== '' && after !== '' && before !== after)
      expect(applied(before, toUnifiedDiff(before, after, 't'), 't')).toBe(after)
    }),
    { numRuns: 60 },
  )
}, 60_000)
