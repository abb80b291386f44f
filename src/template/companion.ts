import type { Region } from '../pipeline/pipeline.ts'

/** What a companion template is made for. */
export interface Companion {
  pipeline: string
  /** The other region, and the bucket that the pipeline's store names there. */
  region: Region
  bucket: string
  /** Roles of the pipeline and its actions; those that are not literal ARNs are asked for. */
  roleArns: readonly string[]
  /** A KMS key of the region's own beside the bucket; S3's keys else. */
  hasKey: boolean
}

const literalRole = /^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/

/**
 * A template for the stack that a pipeline needs in another region: a stack makes buckets in its own
 * region only. It names no region and no account, so it serves as a stack set too, provided that the
 * bucket's name has its region in it.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-create-cross-region.html
 */
export function writeCompanion(companion: Companion): string {
  const { pipeline, region, bucket, hasKey } = companion
  const roles = companion.roleArns.filter((arn) => literalRole.test(arn))
  const name = bucket.replaceAll(region, '${AWS::Region}')
  const parts = [
    head(pipeline, [...new Set(roles)]),
    ...(hasKey ? [key] : []),
    bucketWithPolicy(name, hasKey),
    outputs(hasKey),
  ]
  return parts.join('\n')
}

const quoted = (text: string) => `'${text.replaceAll("'", "''").replaceAll(/\s+/g, ' ')}'`

const head = (pipeline: string, roles: readonly string[]) => `\
AWSTemplateFormatVersion: '2010-09-09'
Description: ${quoted(`Artifacts of the pipeline ${pipeline} in a region beside its own`)}

Parameters:
  RoleArns:
    Type: CommaDelimitedList
    Default: ${quoted(roles.join(','))}
    Description: ARNs of the pipeline's role and of its actions' roles; empty while there are none

Conditions:
  HasRoles: !Not [!Equals [!Join ['', !Ref RoleArns], '']]

Resources:`

const bucketWithPolicy = (name: string, hasKey: boolean) => `\
  ArtifactBucket:
    Type: AWS::S3::Bucket
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
    Properties:
      BucketName: !Sub ${quoted(name)}
      BucketEncryption:
        ServerSideEncryptionConfiguration:
          - ServerSideEncryptionByDefault:
${
  hasKey
    ? `\
              SSEAlgorithm: aws:kms
              KMSMasterKeyID: !GetAtt ArtifactKey.Arn
            BucketKeyEnabled: true
`
    : `\
              SSEAlgorithm: AES256
`
}\
      PublicAccessBlockConfiguration:
        BlockPublicAcls: true
        BlockPublicPolicy: true
        IgnorePublicAcls: true
        RestrictPublicBuckets: true
      VersioningConfiguration:
        Status: Enabled

  ArtifactBucketPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref ArtifactBucket
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Sid: DenyInsecureTransport
            Effect: Deny
            Principal: '*'
            Action: s3:*
            Resource:
              - !GetAtt ArtifactBucket.Arn
              - !Sub '\${ArtifactBucket.Arn}/*'
            Condition:
              Bool:
                aws:SecureTransport: 'false'
          - !If
            - HasRoles
            - Sid: AllowPipeline
              Effect: Allow
              Principal:
                AWS: !Ref RoleArns
              Action:
                - s3:GetBucketLocation
                - s3:GetBucketVersioning
                - s3:GetObject
                - s3:GetObjectVersion
                - s3:ListBucket
                - s3:PutObject
              Resource:
                - !GetAtt ArtifactBucket.Arn
                - !Sub '\${ArtifactBucket.Arn}/*'
            - !Ref AWS::NoValue
`

const key = `\
  ArtifactKey:
    Type: AWS::KMS::Key
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
    Properties:
      Description: Encrypts the artifacts of a pipeline
      EnableKeyRotation: true
      KeyPolicy:
        Version: '2012-10-17'
        Statement:
          - Sid: AllowAccount
            Effect: Allow
            Principal:
              AWS: !Sub 'arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root'
            Action: kms:*
            Resource: '*'
          - !If
            - HasRoles
            - Sid: AllowPipeline
              Effect: Allow
              Principal:
                AWS: !Ref RoleArns
              Action:
                - kms:Decrypt
                - kms:DescribeKey
                - kms:Encrypt
                - kms:GenerateDataKey*
                - kms:ReEncrypt*
              Resource: '*'
            - !Ref AWS::NoValue
`

const outputs = (hasKey: boolean) => `\
Outputs:
  BucketName:
    Description: For Location of the artifact store of this region
    Value: !Ref ArtifactBucket
${
  hasKey
    ? `\
  KeyArn:
    Description: For EncryptionKey of the artifact store of this region
    Value: !GetAtt ArtifactKey.Arn
`
    : ''
}`
