import { test as base, expect, type Page } from '@playwright/test'
import { AwsWithCors, identityPoolId } from './aws-with-cors.ts'
import { clientId, IdentityProvider, userPoolId } from './identity-provider.ts'
import { StaticServer } from './static-server.ts'

/** A hosted copy: the built files on a plain web server, a provider and AWS, each on its own origin. */
export class HostedCopy {
  readonly site = new StaticServer()
  readonly provider = new IdentityProvider()
  readonly aws = new AwsWithCors(this.provider)

  async start(): Promise<void> {
    await Promise.all([this.site.start(), this.provider.start(), this.aws.start()])
    this.provider.page = this.site.origin
    this.aws.page = this.site.origin
    this.site.reachable = [this.provider.origin, this.aws.origin]
  }

  async stop(): Promise<void> {
    await Promise.all([this.site.stop(), this.provider.stop(), this.aws.stop()])
  }

  configure(config: object): void {
    const endpoints = Object.fromEntries(
      ['codepipeline', 'codedeploy', 'cognito-identity', 'iam', 's3', 'sts'].map((service) => [
        service,
        this.aws.origin,
      ]),
    )
    this.site.config = JSON.stringify({
      regions: ['us-west-2', 'us-east-1'],
      endpoints: { ...endpoints, 'cognito-idp': this.provider.origin },
      ...config,
    })
  }

  open = (page: Page, path = '/') => page.goto(`${this.site.origin}${path}`)

  /** By the page's button and the provider's own page. */
  async signIn(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('link', { name: 'Continue as Ana' }).click()
  }
}

export const cognito = { kind: 'cognito', userPoolId, clientId, identityPoolId }

export const test = base.extend<{ hosted: HostedCopy }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from here.
  hosted: async ({}, use) => {
    const copy = new HostedCopy()
    await copy.start()
    try {
      await use(copy)
    } finally {
      await copy.stop()
    }
  },
})

export { expect }
