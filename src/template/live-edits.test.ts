import { expect, test } from 'vitest'
import type { Edit } from '../pipeline/edits.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { editTemplate } from './edit-template.ts'
import { editsForTemplate } from './live-edits.ts'
import { readTemplate } from './read-template.ts'

const text = `Resources:
  Release:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      RoleArn: !GetAtt Role.Arn
      ArtifactStore:
        Type: S3
        Location: !Ref Bucket
      Stages:
        - Name: Source
          Actions: []
`
const live: Pipeline = {
  name: 'release',
  roleArn: 'arn:aws:iam::111122223333:role/release',
  artifactStore: { type: 'S3', location: 'made-by-the-stack' },
  stages: [{ name: 'Source', actions: [] }],
}

test('a store that stays keeps its reference; a new one is written', () => {
  const edits: Edit[] = [
    {
      kind: 'set-artifact-store',
      region: 'us-west-2',
      store: { type: 'S3', location: 'made-by-the-stack' },
    },
    {
      kind: 'set-artifact-store',
      region: 'eu-central-1',
      store: { type: 'S3', location: 'other' },
    },
  ]
  const reading = readTemplate(text, { homeRegion: 'us-west-2' })
  const [found] = reading.ok ? reading.template.pipelines : []
  if (!reading.ok || !found) throw new Error('No pipeline')
  const edited = editTemplate(reading.template, 'Release', editsForTemplate(edits, live, found))
  if (!edited.ok) throw new Error(JSON.stringify(edited.refusal))
  expect(edited.text).toContain('Location: !Ref Bucket')
  expect(edited.text).toContain('Location: other')
  expect(edited.text).not.toContain('made-by-the-stack')
})
