import { type Need, s3Arn } from './need.ts'

/** Source: the section "Service role permissions" of each action's page. */
export const sources: Readonly<Record<string, Need>> = {
  'Source/S3': ({ configuration: { S3Bucket = '', S3ObjectKey = '' }, region }) => ({
    grants: [
      {
        actions: ['s3:GetBucketVersioning', 's3:GetBucketAcl', 's3:GetBucketLocation'],
        on: [s3Arn(region, S3Bucket)],
      },
      {
        actions: [
          's3:GetObject',
          's3:GetObjectVersion',
          's3:GetObjectTagging',
          's3:GetObjectVersionTagging',
        ],
        on: [s3Arn(region, `${S3Bucket}/${S3ObjectKey}`)],
      },
    ],
  }),
  'Source/CodeCommit': ({ configuration, arn }) => {
    const { RepositoryName = '', OutputArtifactFormat } = configuration
    return {
      grants: [
        {
          actions: [
            'codecommit:CancelUploadArchive',
            'codecommit:GetBranch',
            'codecommit:GetCommit',
            'codecommit:GetUploadArchiveStatus',
            'codecommit:UploadArchive',
            ...(OutputArtifactFormat === 'CODEBUILD_CLONE_REF' ? ['codecommit:GetRepository'] : []),
          ],
          on: [arn('codecommit', RepositoryName)],
        },
      ],
    }
  },
  'Source/ECR': ({ configuration: { RepositoryName = '' }, arn }) => ({
    grants: [{ actions: ['ecr:DescribeImages'], on: [arn('ecr', `repository/${RepositoryName}`)] }],
  }),
  // The service has two names, and the action is called as the ARN is.
  'Source/CodeStarSourceConnection': ({ configuration: { ConnectionArn = '*' } }) => ({
    grants: [
      {
        actions: [
          ConnectionArn.includes(':codestar-connections:')
            ? 'codestar-connections:UseConnection'
            : 'codeconnections:UseConnection',
        ],
        on: [ConnectionArn],
      },
    ],
  }),
}
