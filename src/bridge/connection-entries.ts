/** How a connection comes by its credentials. */
export type ConnectionKind =
  | 'sandbox'
  | 'static'
  | 'assume-role'
  | 'sso'
  | 'process'
  | 'web-identity'
  | 'login'
  | 'environment'
  | 'unknown'

/** One connection as the page may know it: nothing in it is secret. */
export interface ConnectionEntry {
  /** `sandbox`, `environment` or `profile:NAME`, as in the URL. */
  id: string
  label: string
  kind: ConnectionKind
  region?: string
  /** `aws`, `aws-cn`, `aws-us-gov`, …; where the region is known. */
  partition?: string
  roleArn?: string
  sourceProfile?: string
  /** A code of this device is asked for before the role can be assumed. */
  mfaSerial?: string
  ssoStartUrl?: string
  /** What to type in a terminal to sign in, such as `aws sso login --profile NAME`. */
  signInCommand?: string
  /** Scheme, host and port, where calls go elsewhere than to AWS. */
  endpointUrl?: string
}

/** What is wrong with a shared file; never its content. */
export interface ConnectionProblem {
  file: string
  /** From 1. */
  line?: number
  message: string
}

/** `GET /aws/connections` */
export interface ConnectionList {
  connections: ConnectionEntry[]
  problems: ConnectionProblem[]
}
