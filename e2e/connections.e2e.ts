import type { Page } from '@playwright/test'
import { expect, staticSecret, test } from './accounts.ts'
import { expectClean } from './axe.ts'

/** Profiles of the test's own on the real bridge; every call's signature is checked on its way. */

const strip = (page: Page) => page.getByRole('region', { name: 'Connection' })
const row = (page: Page, name: string) =>
  page.getByRole('grid', { name: 'Connections' }).getByRole('row').filter({ hasText: name })

test('lists the sandbox first, then every profile with its kind', async ({ page, account }) => {
  await account.console.open(page, '/connections')
  const rows = page.getByRole('grid', { name: 'Connections' }).getByRole('row')
  await expect(rows).toHaveCount(7)
  await expect(rows.nth(1)).toContainText('Sandbox')
  await expect(row(page, 'role@acme')).toContainText('Assumed role')
  await expect(row(page, 'static')).toContainText('Access keys')
  await expect(row(page, 'production')).toContainText('Credential process')
  await expect(row(page, 'signed-out')).toContainText('IAM Identity Center (SSO)')
  await expect(row(page, 'static')).toContainText('us-west-2')
  await expectClean(page)
})

test('an assumed role says who one is and until when, and its pipelines open', async ({
  page,
  account,
}) => {
  await account.console.open(page, '/connections')
  await page.getByRole('link', { name: 'role@acme' }).click()
  await expect(
    page.getByText('arn:aws:sts::111122223333:assumed-role/AWS-CodePipeline-Service/me').first(),
  ).toBeVisible()
  await expect(page.getByText('pipespan-sandbox', { exact: true })).toBeVisible()
  await expect(page.getByText(/Expire in (1 hour|60 minutes|59 minutes)/)).toBeVisible()
  await expectClean(page)
  await page.getByRole('button', { name: 'Open pipelines in us-west-2' }).click()
  await expect(page.getByRole('link', { name: 'MyFirstPipeline' })).toBeVisible()
  await expect(page).toHaveURL(/\/profile:role@acme\/us-west-2\/pipelines/)
  await expect(strip(page)).toContainText('role@acme')
  await expect(strip(page)).toContainText('Account 111122223333 (pipespan-sandbox)')
  expect(account.refused()).toEqual([])
  const roleCalls = account.target.arrived.filter(({ accessKeyId }) =>
    accessKeyId.startsWith('ASIA'),
  )
  expect(roleCalls.map(({ service }) => service)).toEqual(
    expect.arrayContaining(['sts', 'iam', 'codepipeline']),
  )
})

test('a deep link on a profile survives a reload, and no secret is in the page', async ({
  page,
  account,
}) => {
  await account.console.open(page, '/profile:static/us-west-2/pipelines/MyFirstPipeline')
  const source = page.getByRole('button', { name: /^Source, CodeCommit, us-west-2/ })
  await expect(source).toBeVisible()
  await page.reload()
  await expect(source).toBeVisible()
  await page.goto(account.console.origin)
  await expect(page).toHaveURL(/\/profile:static\/us-west-2\/pipelines/)
  const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))
  expect((await page.content()) + kept).not.toContain(staticSecret)
  expect(account.refused()).toEqual([])
})

test('a connection that does not exist explains itself and leads to those that do', async ({
  page,
  account,
}) => {
  await account.console.open(page, '/profile:gone/us-west-2/pipelines')
  await expect(page.getByText('There is no connection named "profile:gone".')).toBeVisible()
  await page.getByRole('button', { name: 'Choose a connection' }).click()
  await expect(row(page, 'static')).toBeVisible()
})

test('a name and a colour are remembered, and production is red before anyone says so', async ({
  page,
  account,
}) => {
  await account.console.open(page, '/connections?selected=profile:production')
  await expect(row(page, 'production')).toContainText('Red')
  await page.getByRole('textbox', { name: 'Name' }).fill('Payments')
  await page.getByRole('button', { name: /^Color/ }).click()
  await page.getByRole('option', { name: 'Yellow' }).click()
  await page.getByRole('button', { name: /^Open pipelines/ }).click()
  await expect(strip(page)).toContainText('Payments')
  await page.reload()
  await expect(strip(page)).toContainText('Payments')
  await expect(page.getByRole('link', { name: 'MyFirstPipeline' })).toBeVisible()
  await expectClean(page)
})

test('a code of an MFA device is asked for in the page and sent once', async ({
  page,
  account,
}) => {
  await account.console.open(page, '/profile:with-mfa/us-west-2/pipelines')
  const code = page.getByRole('textbox', { name: 'MFA code' })
  await expect(code).toBeVisible()
  await expectClean(page)
  await code.fill('12345')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByText('The code has six digits.')).toBeVisible()
  await code.fill('123456')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('link', { name: 'MyFirstPipeline' })).toBeVisible()
  await expect(code).toBeHidden()
  const codes = account.target.arrived.filter(({ body }) => String(body).includes('TokenCode'))
  expect(codes.map(({ body }) => new URLSearchParams(String(body)).get('TokenCode'))).toEqual([
    '123456',
  ])
})

test('an expired sign-in names the command; after it the draft goes on', async ({
  page,
  account,
}) => {
  await account.console.open(
    page,
    '/profile:production/us-west-2/pipelines/MyFirstPipeline/add-action',
  )
  await page.getByLabel('New stage name').fill('DeployRegionB')
  await account.write({ signedOut: 'production' })
  await expect(page.getByText('production: the sign-in has expired')).toBeVisible({
    timeout: 20_000,
  })
  await expect(page.getByText('aws sso login --profile production', { exact: true })).toBeVisible()
  await expectClean(page)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('production: the sign-in has expired')).toBeVisible()
  await account.write()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('production: the sign-in has expired')).toBeHidden()
  await expect(page.getByLabel('New stage name')).toHaveValue('DeployRegionB')
})

test('credentials that expire in mid-journey are renewed without the page noticing', async ({
  page,
  account,
}) => {
  test.slow()
  await account.console.open(page, '/profile:production/us-west-2/pipelines/running-release')
  const source = page.getByRole('button', { name: /^Source, .*us-west-2/ })
  await expect(source).toBeVisible()
  const keys = () =>
    new Set(
      account.target.arrived
        .filter(({ service }) => service === 'codepipeline')
        .map(({ accessKeyId }) => accessKeyId),
    ).size
  await expect.poll(keys, { timeout: 90_000 }).toBeGreaterThan(2)
  await expect(source).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(page.getByText(/has no credentials|unavailable/)).toHaveCount(0)
  expect(account.refused()).toEqual([])
})
