import type { PolicyPlan } from './plan-permissions.ts'
import { inSid, roleNameIn } from './statement.ts'

/** A policy document to copy, in the forms that people use. */
export type PolicyForm = 'json' | 'cli' | 'cloudformation'

/** For a POSIX shell. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

/** The policy that `put-role-policy` makes or replaces: one of its own, so that no other is lost. */
const rolePolicyName = (pipeline: string): string =>
  `pipeline-${pipeline}`.replace(/[^\w+=,.@-]/g, '-').slice(0, 128)

/**
 * A policy in one form.
 *
 * @param document the whole policy as JSON text: bucket and key policies are replaced as a whole.
 */
export function writePolicy(
  plan: PolicyPlan,
  document: string,
  form: PolicyForm,
  pipeline: string,
): string {
  switch (form) {
    case 'json':
      return pretty(JSON.parse(document) as object)
    case 'cli':
      return command(plan, document, pipeline)
    case 'cloudformation':
      return pretty(template(plan, JSON.parse(document) as object, pipeline))
  }
}

const pretty = (value: object) => JSON.stringify(value, null, 2)

function command(plan: PolicyPlan, document: string, pipeline: string): string {
  const text = quoted(document)
  const lines = {
    role: () => [
      'aws iam put-role-policy',
      `--role-name ${quoted(plan.holder === 'role' ? roleNameIn(plan.roleArn) : '')}`,
      `--policy-name ${quoted(rolePolicyName(pipeline))}`,
      `--policy-document ${text}`,
    ],
    bucket: () => [
      `aws s3api put-bucket-policy --region ${plan.region}`,
      `--bucket ${quoted(plan.holder === 'bucket' ? plan.bucket : '')}`,
      `--policy ${text}`,
    ],
    key: () => [
      `aws kms put-key-policy --region ${plan.region} --policy-name default`,
      `--key-id ${quoted(plan.holder === 'key' ? plan.keyId : '')}`,
      `--policy ${text}`,
    ],
  }
  return lines[plan.holder]().join(' \\\n  ')
}

function template(plan: PolicyPlan, document: object, pipeline: string): object {
  const sid = inSid(plan.region)
  switch (plan.holder) {
    case 'role':
      return {
        Resources: {
          [`RolePolicy${inSid(pipeline)}`]: {
            Type: 'AWS::IAM::RolePolicy',
            Properties: {
              RoleName: roleNameIn(plan.roleArn),
              PolicyName: rolePolicyName(pipeline),
              PolicyDocument: document,
            },
          },
        },
      }
    case 'bucket':
      return {
        Resources: {
          [`ArtifactBucketPolicy${sid}`]: {
            Type: 'AWS::S3::BucketPolicy',
            Properties: { Bucket: plan.bucket, PolicyDocument: document },
          },
        },
      }
    case 'key':
      // CloudFormation has no resource for a key's policy alone, and a second key would be no help:
      // this is the property to set where the key is written.
      return { KeyPolicy: document }
  }
}
