import { partition } from '@aws-sdk/core/client'
import type { Scope } from '../sandbox/sandbox.ts'
import type { Profile, Profiles } from './profiles.ts'

/** Where one call goes, and what its signature is for. */
export interface Endpoint {
  /** Without a slash at its end. */
  url: URL
  signingRegion: string
  /** Not AWS's own: no redirect of it is followed. */
  isCustom: boolean
}

/** An endpoint setting that cannot be used; the message is for the person who set it. */
export class EndpointError extends Error {}

/**
 * IAM has one endpoint per partition, in one region.
 * https://docs.aws.amazon.com/general/latest/gr/iam-service.html
 */
const iamRegions: Readonly<Record<string, string>> = {
  aws: 'us-east-1',
  'aws-cn': 'cn-north-1',
  'aws-eusc': 'eusc-de-east-1',
  'aws-iso': 'us-iso-east-1',
  'aws-iso-b': 'us-isob-east-1',
  'aws-iso-e': 'eu-isoe-west-1',
  'aws-iso-f': 'us-isof-south-1',
  'aws-us-gov': 'us-gov-west-1',
}

/** Those that do not follow `iam.{region}.{suffix}`. */
const iamHosts: Readonly<Record<string, string>> = {
  aws: 'iam.amazonaws.com',
  'aws-us-gov': 'iam.us-gov.amazonaws.com',
}

/** `aws`, `aws-cn`, …: the SDK's own table. */
export const partitionOf = (region: string): string => partition(region).name

/** AWS's own endpoint, from the SDK's table of partitions. `scope` has passed the address's rules. */
export function awsEndpoint({ service, region }: Scope): Endpoint {
  const { name, dnsSuffix } = partition(region)
  const signingRegion = (service === 'iam' && iamRegions[name]) || region
  const host = (service === 'iam' && iamHosts[name]) || `${service}.${signingRegion}.${dnsSuffix}`
  return { url: new URL(`https://${host}`), signingRegion, isCustom: false }
}

/**
 * The endpoint that a person has set in AWS's place, by AWS's own rules: the environment before the
 * profile, the service's own before the one for all.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 *
 * @throws EndpointError where the setting is no usable URL.
 */
export function customEndpoint(
  service: string,
  profile: Profile,
  { sections }: Pick<Profiles, 'sections'>,
): URL | undefined {
  const { env } = process
  const isIgnored =
    env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? profile['ignore_configured_endpoint_urls']
  if (isIgnored === 'true') return undefined
  const ownSection = sections.get(`services.${profile['services'] ?? ''}`)
  const given =
    env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] ||
    env['AWS_ENDPOINT_URL'] ||
    ownSection?.[`${service}.endpoint_url`] ||
    profile['endpoint_url']
  return given ? asEndpoint(given) : undefined
}

function asEndpoint(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new EndpointError('The endpoint URL that is set is not an http or https URL.')
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new EndpointError('The endpoint URL that is set may have neither a user nor a query.')
  }
  return url
}

/** Where a call of this profile goes. */
export function endpointOf(scope: Scope, profile: Profile, profiles: Profiles): Endpoint {
  const url = customEndpoint(scope.service, profile, profiles)
  const isFips = process.env['AWS_USE_FIPS_ENDPOINT'] ?? profile['use_fips_endpoint']
  // Going elsewhere without a word would break a promise that somebody has made.
  if (!url && isFips === 'true') {
    throw new EndpointError('FIPS endpoints are not known here. Set AWS_ENDPOINT_URL_… instead.')
  }
  return url
    ? { url, signingRegion: awsEndpoint(scope).signingRegion, isCustom: true }
    : awsEndpoint(scope)
}
