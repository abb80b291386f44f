import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readChangelog } from './read-changelog.ts'

test('releases, their parts and their sentences come in the order of the file', () => {
  const text = [
    '# Changelog',
    '',
    'All of it.',
    '',
    '## [1.1.0] - 2026-11-26',
    '### Added',
    '- Say `one` thing,',
    '  and [go on](https://example.com) with it',
    '- Another',
    '',
    '### Fixed',
    '- A **third**',
    '## 1.0.0',
  ].join('\n')
  expect(readChangelog(text)).toEqual([
    {
      title: '1.1.0 - 2026-11-26',
      parts: [
        { title: 'Added', items: ['Say one thing, and go on with it', 'Another'] },
        { title: 'Fixed', items: ['A third'] },
      ],
    },
    { title: '1.0.0', parts: [] },
  ])
})

test('every line of our own changelog that begins with a dash is a sentence of it', () => {
  const text = readFileSync('CHANGELOG.md', 'utf8')
  const items = readChangelog(text).flatMap(({ parts }) => parts.flatMap((part) => part.items))
  expect(items).toHaveLength(text.split('\n').filter((line) => line.startsWith('- ')).length)
  expect(items.every((item) => item.length > 10)).toBe(true)
})
