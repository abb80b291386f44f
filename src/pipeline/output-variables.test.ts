import { expect, test } from 'vitest'
import { availableVariables, completionsOf } from './output-variables.ts'
import type { Action, Pipeline } from './pipeline.ts'

const action = (name: string, [category, provider]: [string, string], part: Partial<Action>) => ({
  name,
  actionTypeId: { category, owner: 'AWS', provider, version: '1' },
  ...part,
})

const pipeline: Pipeline = {
  name: 'p',
  roleArn: 'arn:aws:iam::111122223333:role/r',
  variables: [{ name: 'environment' }],
  stages: [
    {
      name: 'Source',
      actions: [action('Get', ['Source', 'CodeCommit'], { namespace: 'SourceVariables' })],
    },
    {
      name: 'Build',
      actions: [
        action('Compile', ['Build', 'CodeBuild'], { namespace: 'Built' }),
        action('Tag', ['Compute', 'Commands'], {
          namespace: 'Tagged',
          runOrder: 2,
          outputVariables: ['IMAGE_TAG'],
        }),
        action('Silent', ['Build', 'CodeBuild'], {}),
      ],
    },
    { name: 'Deploy', actions: [action('Later', ['Build', 'CodeBuild'], { namespace: 'Late' })] },
  ],
}

const texts = (stage: string, runOrder: number) =>
  availableVariables(pipeline, stage, runOrder).map(
    ({ namespace, name }) => `${namespace}.${name ?? ''}`,
  )

test('an action reads what the run, the pipeline and earlier actions give', () => {
  expect(texts('Build', 2)).toEqual([
    'codepipeline.PipelineExecutionId',
    'variables.environment',
    'SourceVariables.AuthorDate',
    'SourceVariables.BranchName',
    'SourceVariables.CommitId',
    'SourceVariables.CommitMessage',
    'SourceVariables.CommitterDate',
    'SourceVariables.RepositoryName',
    'Built.',
  ])
})

test('an action of a greater run order in the same stage gives its named variables too', () => {
  expect(texts('Build', 3)).toContain('Tagged.IMAGE_TAG')
  expect(texts('Build', 3)).not.toContain('Late.')
})

const variables = availableVariables(pipeline, 'Build', 2)
const completed = (text: string) => completionsOf(text, variables).map((each) => each.text)

test('a begun variable is completed where it stands', () => {
  expect(completed('tag-#{sourcevariables.com')).toEqual([
    'tag-#{SourceVariables.CommitId}',
    'tag-#{SourceVariables.CommitMessage}',
    'tag-#{SourceVariables.CommitterDate}',
  ])
  expect(completed('{"a": "#{var", "b": 1}')).toEqual(['{"a": "#{variables.environment}", "b": 1}'])
})

test('a namespace whose names only the run knows is left open for the name', () => {
  expect(completed('#{Bui')).toEqual(['#{Built.'])
  expect(completed('#{Built.')).toEqual([])
})

test('nothing is proposed where nothing is begun', () => {
  expect(completed('plain')).toEqual([])
  expect(completed('#{SourceVariables.CommitId}')).toEqual([])
})
