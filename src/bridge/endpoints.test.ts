import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { awsEndpoint, customEndpoint, EndpointError, endpointOf } from './endpoints.ts'

describe("AWS's own endpoints", () => {
  test.each([
    ['codepipeline', 'eu-central-1', 'codepipeline.eu-central-1.amazonaws.com', 'eu-central-1'],
    ['s3', 'us-east-1', 's3.us-east-1.amazonaws.com', 'us-east-1'],
    ['sts', 'ap-south-2', 'sts.ap-south-2.amazonaws.com', 'ap-south-2'],
    ['codepipeline', 'cn-north-1', 'codepipeline.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
    ['codepipeline', 'us-gov-west-1', 'codepipeline.us-gov-west-1.amazonaws.com', 'us-gov-west-1'],
    ['codepipeline', 'us-iso-east-1', 'codepipeline.us-iso-east-1.c2s.ic.gov', 'us-iso-east-1'],
    ['s3', 'us-isob-east-1', 's3.us-isob-east-1.sc2s.sgov.gov', 'us-isob-east-1'],
    ['s3', 'eu-isoe-west-1', 's3.eu-isoe-west-1.cloud.adc-e.uk', 'eu-isoe-west-1'],
    ['s3', 'us-isof-south-1', 's3.us-isof-south-1.csp.hci.ic.gov', 'us-isof-south-1'],
    ['s3', 'eusc-de-east-1', 's3.eusc-de-east-1.amazonaws.eu', 'eusc-de-east-1'],
    ['iam', 'eu-central-1', 'iam.amazonaws.com', 'us-east-1'],
    ['iam', 'cn-northwest-1', 'iam.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
    ['iam', 'us-gov-east-1', 'iam.us-gov.amazonaws.com', 'us-gov-west-1'],
    ['iam', 'us-iso-west-1', 'iam.us-iso-east-1.c2s.ic.gov', 'us-iso-east-1'],
    ['iam', 'us-isob-west-1', 'iam.us-isob-east-1.sc2s.sgov.gov', 'us-isob-east-1'],
  ])('%s in %s is %s, signed for %s', (service, region, host, signingRegion) => {
    const { url, ...rest } = awsEndpoint({ service, region })
    expect(url.href).toBe(`https://${host}/`)
    expect(rest).toEqual({ signingRegion, isCustom: false })
  })

  test('a region that nobody knows yet stays within AWS', () => {
    expect(awsEndpoint({ service: 's3', region: 'zz-evil-1' }).url.host).toMatch(
      /\.amazonaws\.com$/,
    )
  })
})

describe('an endpoint in its place', () => {
  const settings = Object.keys(process.env).filter((name) => /^AWS_(?:ENDPOINT|IGNORE)/.test(name))
  const sections = new Map([['services.local', { 's3.endpoint_url': 'http://s3.local' }]])
  const profile = { services: 'local', endpoint_url: 'http://all.local:4566' }
  const hostOf = (service: string, of = profile) => customEndpoint(service, of, { sections })?.host

  beforeEach(() => {
    for (const name of settings) vi.stubEnv(name, undefined)
  })

  afterEach(() => vi.unstubAllEnvs())

  test("is the service's own of the environment, then the environment's, then the profile's", () => {
    expect([hostOf('s3'), hostOf('sts')]).toEqual(['s3.local', 'all.local:4566'])
    vi.stubEnv('AWS_ENDPOINT_URL', 'https://env.local')
    expect([hostOf('s3'), hostOf('sts')]).toEqual(['env.local', 'env.local'])
    vi.stubEnv('AWS_ENDPOINT_URL_STS', 'https://sts.env.local')
    expect([hostOf('s3'), hostOf('sts')]).toEqual(['env.local', 'sts.env.local'])
  })

  test('is not looked at where it is to be ignored', () => {
    vi.stubEnv('AWS_ENDPOINT_URL', 'https://env.local')
    vi.stubEnv('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'true')
    expect(hostOf('s3')).toBeUndefined()
  })

  test('has to be set where FIPS is asked for, because those are not known here', () => {
    vi.stubEnv('AWS_USE_FIPS_ENDPOINT', 'true')
    const profiles = { profiles: new Map(), sections, problems: [] }
    const scope = { service: 'sts', region: 'us-gov-west-1' }
    expect(() => endpointOf(scope, {}, profiles)).toThrow('FIPS endpoints are not known')
    expect(endpointOf(scope, profile, profiles).url.host).toBe('all.local:4566')
  })

  test.each(['ftp://x', 'x', 'https://user@x', 'https://x/?y=z'])(
    'cannot be %s',
    (endpoint_url) => {
      expect(() => hostOf('sts', { ...profile, endpoint_url })).toThrow(EndpointError)
    },
  )
})
