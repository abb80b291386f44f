import type { FaultKind } from '../../aws/sandbox-controls.ts'

interface FaultText {
  label: string
  /** What happens to the call. */
  description: string
}

/** In the order in which they are offered. */
export const faultTexts: Readonly<Record<FaultKind, FaultText>> = {
  throttle: {
    label: 'Throttle',
    description: 'AWS answers that the rate is exceeded, and does nothing.',
  },
  'internal-error': {
    label: 'Internal error',
    description: 'AWS answers with status 500, and does nothing.',
  },
  slow: {
    label: 'Slow answer',
    description: 'AWS does it at once; its answer comes late.',
  },
  hang: {
    label: 'Hang',
    description: 'AWS does nothing and never answers.',
  },
  'drop-before': {
    label: 'Drop before acting',
    description: 'The connection breaks, and AWS has done nothing.',
  },
  'drop-after': {
    label: 'Drop after acting',
    description: 'AWS does it, then the connection breaks before the answer.',
  },
  'expired-credentials': {
    label: 'Expired credentials',
    description: 'AWS answers that the security token is expired.',
  },
  deny: {
    label: 'Deny',
    description: 'AWS answers that no policy allows the operation.',
  },
  'edit-before': {
    label: 'Someone else edits first',
    description: 'Right before AWS acts, someone else adds a stage to the pipeline of the call.',
  },
}

export const faultKinds = Object.keys(faultTexts) as FaultKind[]

/** Services by their signing names, as AWS writes them. */
const serviceNames: Readonly<Record<string, string>> = {
  codebuild: 'CodeBuild',
  codedeploy: 'CodeDeploy',
  codepipeline: 'CodePipeline',
  iam: 'IAM',
  kms: 'KMS',
  s3: 'S3',
  sts: 'STS',
}

export const serviceName = (signingName: string) => serviceNames[signingName] ?? signingName
