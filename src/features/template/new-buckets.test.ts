import { expect, test } from 'vitest'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import { readTemplate } from '../../template/read-template.ts'
import { bucketsMadeBy, newBuckets, proposedForm } from './new-buckets.ts'

const s3 = (location: string) => ({ type: 'S3', location })
const before: Pipeline = { name: 'p', roleArn: '', stages: [], artifactStore: s3('home') }

test('A bucket is new where its region had another or none', () => {
  const after: Pipeline = {
    name: 'p',
    roleArn: '',
    stages: [],
    artifactStores: { 'us-west-2': s3('home'), 'eu-central-1': s3('frankfurt') },
  }
  expect(newBuckets(before, after, 'us-west-2')).toEqual([
    { region: 'eu-central-1', bucket: 'frankfurt' },
  ])
  const other = { ...before, artifactStore: s3('other') }
  expect(newBuckets(before, other, 'us-west-2')).toEqual([{ region: 'us-west-2', bucket: 'other' }])
})

test('A parameter is proposed by the region, and Fn::Sub without the account', () => {
  const bucket = { region: 'us-gov-west-1', bucket: 'artifacts-111122223333-us-gov-west-1' }
  expect(proposedForm('parameter', bucket)).toEqual({
    as: 'parameter',
    name: 'ArtifactBucketUsGovWest1',
  })
  expect(proposedForm('sub', bucket)).toEqual({
    as: 'sub',
    text: 'artifacts-${AWS::AccountId}-us-gov-west-1',
  })
})

test('Buckets of the stack are found by their type', () => {
  const reading = readTemplate(
    'Resources: { A: { Type: AWS::S3::Bucket }, B: { Type: AWS::IAM::Role }, C: { Type: AWS::S3::Bucket } }',
  )
  expect(reading.ok && bucketsMadeBy(reading.template)).toEqual(['A', 'C'])
})
