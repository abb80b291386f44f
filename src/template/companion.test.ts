import { expect, test } from 'vitest'
import { writeCompanion } from './companion.ts'
import { dataOf } from './intrinsics.ts'
import { readYaml } from './read-yaml.ts'

const companion = {
  pipeline: "Jo's pipeline",
  region: 'eu-central-1',
  bucket: 'artifacts-eu-central-1',
  roleArns: ['arn:aws:iam::111122223333:role/pipeline', '!GetAtt Role.Arn'],
}

const read = (text: string) => {
  const parsed = readYaml(text)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  expect(parsed.notices).toEqual([])
  return dataOf(parsed.root)
}

test('has a bucket, its policy and a key, and names neither region nor account', () => {
  const text = writeCompanion({ ...companion, hasKey: true })
  expect(read(text)).toMatchObject({
    Description: "Artifacts of the pipeline Jo's pipeline in a region beside its own",
    Parameters: { RoleArns: { Default: 'arn:aws:iam::111122223333:role/pipeline' } },
    Resources: {
      ArtifactKey: { Type: 'AWS::KMS::Key' },
      ArtifactBucket: {
        Type: 'AWS::S3::Bucket',
        DeletionPolicy: 'Retain',
        Properties: {
          BucketName: { 'Fn::Sub': 'artifacts-${AWS::Region}' },
          BucketEncryption: {
            ServerSideEncryptionConfiguration: [
              {
                ServerSideEncryptionByDefault: {
                  SSEAlgorithm: 'aws:kms',
                  KMSMasterKeyID: { 'Fn::GetAtt': ['ArtifactKey', 'Arn'] },
                },
              },
            ],
          },
        },
      },
      ArtifactBucketPolicy: { Type: 'AWS::S3::BucketPolicy' },
    },
    Outputs: { KeyArn: {} },
  })
  expect(text).not.toContain('eu-central-1')
})

test('does without a key of its own', () => {
  const text = writeCompanion({ ...companion, hasKey: false })
  expect(read(text)).toMatchObject({ Resources: { ArtifactBucket: {} } })
  expect(text).not.toContain('kms')
})
