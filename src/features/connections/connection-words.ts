import type { Connection } from '../../aws/connection.ts'
import type { AwsFailure } from '../../aws/failures.ts'

const kinds: Record<Connection['kind'], string> = {
  sandbox: 'A local AWS on this machine',
  static: 'Access keys',
  'assume-role': 'Assumed role',
  sso: 'IAM Identity Center (SSO)',
  process: 'Credential process',
  'web-identity': 'Web identity',
  login: 'aws login',
  environment: 'Environment variables',
  browser: 'Held by the browser',
  file: 'None: a file',
  unknown: 'Not known',
}

/** How a connection comes by its credentials, in AWS's words. */
export const kindName = ({ kind }: Connection): string => kinds[kind]

/** Why a connection has no credentials, in a few words. */
export const signInTitle = (name: string, { code }: AwsFailure): string =>
  ({
    MfaRequired: `${name} asks for an MFA code`,
    SsoSessionExpired: `${name}: the sign-in has expired`,
  })[code] ?? `${name} has no credentials`
