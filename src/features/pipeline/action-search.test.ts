import { expect, test } from 'vitest'
import { healthy, home } from '../../pipeline/example-pipelines.ts'
import { search, searchable } from './action-search.ts'

const found = (text: string) => search(searchable(healthy, home), text).map(({ label }) => label)

test.each([
  ['compile', ['Build / Compile']],
  ['us-east-1', ['Deploy / Deploy-east']],
  ['virginia', ['Deploy / Deploy-east']],
  ['codedeploy', ['Deploy / Deploy', 'Deploy / Deploy-east']],
  ['Deploy / Deploy-east', ['Deploy / Deploy-east']],
  ['codedeploy oregon', ['Deploy / Deploy']],
  ['stage build', ['Stage Build']],
  ['nothing of the kind', []],
])('%s finds what has all its words', (text, expected) => {
  expect(found(text)).toEqual(expected)
})

test('an empty text finds everything, in the order of the pipeline', () => {
  expect(found(' ')).toHaveLength(3 + 4)
})
