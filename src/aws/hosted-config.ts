import type { Region } from '../pipeline/pipeline.ts'
import { hasCodePipeline } from '../pipeline/regions.ts'
import { ConfigReader } from './config-reader.ts'

/** A Cognito user pool says who someone is; an identity pool exchanges that for credentials. */
interface CognitoSignIn {
  kind: 'cognito'
  userPoolId: string
  clientId: string
  identityPoolId: string
}

/** Any OpenID Connect provider; STS exchanges its ID token for the role's credentials. */
interface OidcSignIn {
  kind: 'oidc'
  issuer: string
  clientId: string
  scopes: string[]
  roleArn: string
}

export type SignIn = CognitoSignIn | OidcSignIn

/** A role that is assumed with the credentials of whoever signed in. */
export interface AssumedRole {
  roleArn: string
  externalId?: string
}

/** What a hosted copy is told in `config.json`; `docs/hosting.md` describes each member. */
export interface HostedConfig {
  /** What the connection is called. */
  label: string
  /** The regions that people work in; the first is where they land. Empty: the sandbox only. */
  regions: Region[]
  signIn?: SignIn
  assumeRole?: AssumedRole
  /** Whether a person may paste short-lived keys. */
  pastedKeys: boolean
  /** Where services are, by endpoint prefix, in place of AWS's own hosts. For emulators. */
  endpoints: Partial<Record<EndpointService, string>>
}

export type ConfigResult = { ok: true; config: HostedConfig } | { ok: false; problems: string[] }

/** The services that a hosted copy calls, by endpoint prefix. */
const endpointServices = [
  'cloudformation',
  'codebuild',
  'codedeploy',
  'codepipeline',
  'cognito-identity',
  'cognito-idp',
  'iam',
  'kms',
  's3',
  'sts',
] as const

export type EndpointService = (typeof endpointServices)[number]

const members = [
  '$comment',
  'label',
  'regions',
  'signIn',
  'assumeRole',
  'pastedKeys',
  'endpoints',
] as const

const roleArn = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/

const signInRules = {
  cognito: {
    userPoolId: [
      /^[a-z]{2,4}(-[a-z]+)+-\d_[A-Za-z0-9]+$/,
      'a user pool id such as us-west-2_AbCd12345',
    ],
    clientId: [/^[\w+]{1,128}$/, 'the id of an app client without a secret'],
    identityPoolId: [
      /^[a-z]{2,4}(-[a-z]+)+-\d:[0-9a-f-]{36}$/,
      'an identity pool id such as us-west-2:00000000-0000-0000-0000-000000000000',
    ],
  },
  oidc: {
    clientId: [/^\S{1,256}$/, 'the id of a public client'],
    roleArn: [roleArn, 'the ARN of a role'],
  },
} as const

/**
 * Checks a parsed `config.json`. Every problem is found at once and names its member.
 *
 * @param json whatever the file holds.
 */
export function checkHostedConfig(json: unknown): ConfigResult {
  const file = new ConfigReader(json)
  file.only(members)
  file.refuse(/secret/i, 'A page keeps no secret: everybody who opens it can read this file.')
  const signIn = file.has('signIn') ? readSignIn(file.object('signIn')) : undefined
  const role = file.has('assumeRole') ? readRole(file.object('assumeRole')) : undefined
  const config: HostedConfig = {
    label: file.optionalText('label') ?? 'AWS',
    regions: file.texts('regions', []),
    ...(signIn && { signIn }),
    ...(role && { assumeRole: role }),
    pastedKeys: file.flag('pastedKeys', false),
    endpoints: readEndpoints(file.object('endpoints')),
  }
  for (const [index, region] of config.regions.entries()) {
    if (!hasCodePipeline(region)) {
      file.problem(`regions[${index}]`, `CodePipeline has no region "${region}".`)
    }
  }
  if ((config.signIn || config.pastedKeys) && config.regions.length === 0) {
    file.problem('regions', 'Name at least one region, the one to land in first.')
  }
  if (config.assumeRole && !config.signIn) {
    file.problem('assumeRole', 'It is assumed after signing in, and there is no "signIn".')
  }
  return file.problems.length > 0 ? { ok: false, problems: file.problems } : { ok: true, config }
}

function readSignIn(signIn: ConfigReader): SignIn | undefined {
  const kind = signIn.text('kind', /^(cognito|oidc)$/, '"cognito" or "oidc"')
  signIn.refuse(/secret/i, 'Use a client without a secret; the page proves itself with PKCE.')
  if (kind === 'cognito') {
    const { userPoolId, clientId, identityPoolId } = signInRules.cognito
    signIn.only(['kind', 'userPoolId', 'clientId', 'identityPoolId'])
    return {
      kind,
      userPoolId: signIn.text('userPoolId', ...userPoolId),
      clientId: signIn.text('clientId', ...clientId),
      identityPoolId: signIn.text('identityPoolId', ...identityPoolId),
    }
  }
  if (kind !== 'oidc') return undefined
  const { clientId, roleArn } = signInRules.oidc
  signIn.only(['kind', 'issuer', 'clientId', 'scopes', 'roleArn'])
  const scopes = signIn.texts('scopes', ['openid'])
  if (!scopes.includes('openid')) {
    signIn.problem('scopes', 'Without "openid" there is no ID token to exchange for credentials.')
  }
  return {
    kind,
    issuer: signIn.address('issuer'),
    clientId: signIn.text('clientId', ...clientId),
    scopes,
    roleArn: signIn.text('roleArn', ...roleArn),
  }
}

function readRole(role: ConfigReader): AssumedRole {
  role.only(['roleArn', 'externalId'])
  const externalId = role.optionalText('externalId')
  return {
    roleArn: role.text('roleArn', ...signInRules.oidc.roleArn),
    ...(externalId && { externalId }),
  }
}

function readEndpoints(endpoints: ConfigReader): HostedConfig['endpoints'] {
  endpoints.only(endpointServices)
  const named = endpointServices.filter((service) => endpoints.has(service))
  return Object.fromEntries(named.map((service) => [service, endpoints.address(service)]))
}

/** Reads and checks the `config.json` beside the page. */
export async function readHostedConfig(): Promise<ConfigResult> {
  const refused = (problem: string): ConfigResult => ({ ok: false, problems: [problem] })
  try {
    const answer = await fetch('/config.json', { cache: 'no-cache' })
    if (!answer.ok) return refused(`config.json is not there (status ${answer.status}).`)
    const text = await answer.text()
    // Hosts that send every unknown path to the page answer with it here too.
    if (/^\s*<!doctype/i.test(text)) return refused('config.json is not there.')
    return checkHostedConfig(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) return refused(`config.json is not JSON: ${error.message}`)
    return refused(`config.json cannot be read: ${String(error)}`)
  }
}
