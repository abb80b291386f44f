/** What is needed of a failure here. */
interface Failed {
  kind: string
  operation: string
  message: string
  code?: string
}

/** Where IAM's action has not the name of the operation, or the service is another than CodePipeline. */
const actions: Readonly<Record<string, string>> = {
  CreateBucket: 's3:CreateBucket',
  DeleteBucket: 's3:DeleteBucket',
  DescribeKey: 'kms:DescribeKey',
  GetBucketLocation: 's3:GetBucketLocation',
  GetRole: 'iam:GetRole',
  GetBucketPolicy: 's3:GetBucketPolicy',
  GetBucketPolicyStatus: 's3:GetBucketPolicyStatus',
  GetKeyPolicy: 'kms:GetKeyPolicy',
  GetPublicAccessBlock: 's3:GetBucketPublicAccessBlock',
  PutBucketEncryption: 's3:PutEncryptionConfiguration',
  PutBucketLifecycleConfiguration: 's3:PutLifecycleConfiguration',
  PutBucketPolicy: 's3:PutBucketPolicy',
  PutBucketTagging: 's3:PutBucketTagging',
  PutBucketVersioning: 's3:PutBucketVersioning',
  PutPublicAccessBlock: 's3:PutBucketPublicAccessBlock',
  ListRolePolicies: 'iam:ListRolePolicies',
  ListAttachedRolePolicies: 'iam:ListAttachedRolePolicies',
  SimulatePrincipalPolicy: 'iam:SimulatePrincipalPolicy',
  GetCallerIdentity: 'sts:GetCallerIdentity',
  HeadBucket: 's3:ListBucket',
  ListAccountAliases: 'iam:ListAccountAliases',
  ListAliases: 'kms:ListAliases',
  ListApplications: 'codedeploy:ListApplications',
  ListBuckets: 's3:ListAllMyBuckets',
  ListObjectsV2: 's3:ListBucket',
  ListDeploymentGroups: 'codedeploy:ListDeploymentGroups',
  ListProjects: 'codebuild:ListProjects',
}

/**
 * The permission that a denied call lacks, by AWS's own words where they name it.
 *
 * @param usual where operations of several services have one name.
 */
export function deniedAction(
  { operation, message }: Omit<Failed, 'kind'>,
  usual = actions[operation] ?? `codepipeline:${operation}`,
): string {
  const [, named] = /not authorized to perform: ([a-z0-9-]+:[A-Za-z0-9]+)/.exec(message) ?? []
  return named ?? usual
}

/** Why a part of a screen is not there: the permission that is missing, else AWS's words. */
export const reason = (failure: Failed): string =>
  failure.kind === 'not-allowed' && failure.code !== 'OperationNotRelayed'
    ? `${deniedAction(failure)} is not allowed`
    : failure.message

/**
 * In place of a part of a screen: that it is not there, and why, such as
 * "Status unavailable: codepipeline:GetPipelineState is not allowed".
 *
 * @param part what is missing, such as "Status".
 */
export const unavailable = (part: string, failure: Failed): string =>
  `${part} unavailable: ${reason(failure)}`
