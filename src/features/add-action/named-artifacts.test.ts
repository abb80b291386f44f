import { expect, test } from 'vitest'
import { findActionType } from '../../pipeline/action-types.ts'
import { withNamedArtifact } from './named-artifacts.ts'

const entry = findActionType({
  category: 'Deploy',
  owner: 'AWS',
  provider: 'CloudFormation',
  version: '1',
})
const template = entry?.configuration.find(({ name }) => name === 'TemplatePath')
const artifacts = ['Source', 'Built']

const inputsAfter = (value: string, inputArtifacts: string[] = []) =>
  entry && template && withNamedArtifact({ inputArtifacts }, template, value, { entry, artifacts })

test('a template in an artifact makes that artifact an input', () => {
  expect(inputsAfter('Built::template.yaml')).toEqual(['Built'])
  expect(inputsAfter('Built::template.yaml', ['Source'])).toEqual(['Source', 'Built'])
})

test.each(['Built', 'Later::template.yaml', 'template.yaml', ''])('%j makes none', (value) => {
  expect(inputsAfter(value)).toEqual([])
})

test('no more inputs are taken than the provider takes', () => {
  const full = Array.from({ length: 10 }, (_, index) => `A${index}`)
  expect(inputsAfter('Built::t.yaml', full)).toEqual(full)
})
