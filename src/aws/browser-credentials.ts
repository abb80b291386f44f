import {
  fromCognitoIdentityPool,
  fromTemporaryCredentials,
  fromWebToken,
} from '@aws-sdk/credential-providers'
import type { AwsCredentialIdentityProvider } from '@smithy/types'
import type { AssumedRole, EndpointService, HostedConfig, SignIn } from './hosted-config.ts'

type Endpoints = HostedConfig['endpoints']

/** Shown in CloudTrail beside everything that is done. */
const sessionName = 'pipespan'

const clientConfig = (region: string, endpoints: Endpoints, service: EndpointService) => {
  const endpoint = endpoints[service]
  return { region, ...(endpoint && { endpoint }) }
}

/** `us-west-2_AbCd12345` and `us-west-2:0000…` begin with their region. */
const regionOfPool = (id: string) => id.split(/[_:]/)[0] ?? ''

/**
 * The provider that signs people in. A Cognito user pool is one like any other.
 *
 * @returns its address, at which `/.well-known/openid-configuration` is found.
 */
export function issuerOf(signIn: SignIn, endpoints: Endpoints): string {
  if (signIn.kind === 'oidc') return signIn.issuer
  const region = regionOfPool(signIn.userPoolId)
  const suffix = region.startsWith('cn-') ? '.cn' : ''
  const host = endpoints['cognito-idp'] ?? `https://cognito-idp.${region}.amazonaws.com${suffix}`
  return `${host}/${signIn.userPoolId}`
}

/** What identity pools call a user pool: its issuer without the scheme, whatever answers for it. */
const loginOf = ({ userPoolId }: { userPoolId: string }) =>
  issuerOf({ kind: 'cognito', userPoolId, clientId: '', identityPoolId: '' }, {}).slice(
    'https://'.length,
  )

/**
 * Credentials for whoever an ID token speaks of.
 *
 * @param idToken asked every time, so that a renewed token is used.
 * @param region where STS is asked.
 */
export function credentialsOf(
  signIn: SignIn,
  idToken: () => Promise<string>,
  { region, endpoints }: { region: string; endpoints: Endpoints },
): AwsCredentialIdentityProvider {
  if (signIn.kind === 'cognito') {
    const { identityPoolId } = signIn
    const identity = clientConfig(regionOfPool(identityPoolId), endpoints, 'cognito-identity')
    return async () =>
      fromCognitoIdentityPool({
        identityPoolId,
        logins: { [loginOf(signIn)]: await idToken() },
        clientConfig: identity,
      })()
  }
  return async () =>
    fromWebToken({
      roleArn: signIn.roleArn,
      roleSessionName: sessionName,
      webIdentityToken: await idToken(),
      clientConfig: clientConfig(region, endpoints, 'sts'),
    })()
}

/** A role's credentials, got with others. */
export const assumeRole = (
  credentials: AwsCredentialIdentityProvider,
  { roleArn, externalId }: AssumedRole,
  { region, endpoints }: { region: string; endpoints: Endpoints },
): AwsCredentialIdentityProvider =>
  fromTemporaryCredentials({
    masterCredentials: credentials,
    params: {
      RoleArn: roleArn,
      RoleSessionName: sessionName,
      ...(externalId && { ExternalId: externalId }),
    },
    clientConfig: clientConfig(region, endpoints, 'sts'),
  })
