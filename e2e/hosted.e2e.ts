import type { Page } from '@playwright/test'
import { expectClean } from './axe.ts'
import { clientId } from './identity-provider.ts'
import { cognito, expect, test } from './hosted.ts'
import { fillToReview } from './wizard.ts'

/** The built files on a plain web server: no bridge, a provider to sign in at, and AWS with CORS. */

const pipelines = '/browser/us-west-2/pipelines'
const wizard = `${pipelines}/MyFirstPipeline/add-action`
const keysWizard = wizard.replace('browser', 'keys')

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 })

/** Everything that the browser keeps for the page. */
const stored = (page: Page) =>
  page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie]))

async function signOut(page: Page) {
  await page.getByRole('button', { name: /Team account/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
}

test('signs in with Cognito, loads, edits, submits and signs out', async ({ page, hosted }) => {
  hosted.configure({ signIn: cognito, label: 'Team account' })
  await hosted.open(page)
  await expect(heading(page, 'Sign in to Team account')).toBeVisible()
  await expectClean(page)
  await hosted.signIn(page)

  await page.getByRole('link', { name: 'Connections' }).click()
  await page
    .getByRole('grid', { name: 'Connections' })
    .getByRole('link', { name: 'Team account' })
    .click()
  await expect(page.getByRole('button', { name: 'Open pipelines in us-west-2' })).toBeVisible()
  await expectClean(page)
  await page.getByRole('button', { name: 'Open pipelines in us-west-2' }).click()
  await page.getByRole('link', { name: 'MyFirstPipeline' }).click()
  await expect(page.getByRole('button', { name: /^Deploy, CodeDeploy, us-west-2, / })).toBeVisible()
  expect(new URL(page.url()).search).toBe('')
  await page.getByRole('button', { name: 'Add cross-region action' }).click()
  await fillToReview(page)
  await page.getByRole('button', { name: 'Submit changes' }).click()
  await expect(page.getByText('MyFirstPipeline is at version 2')).toBeVisible()
  await expect(
    page.getByRole('button', { name: /^Deploy-us-east-1, CodeDeploy, us-east-1, Not run yet/ }),
  ).toBeVisible()
  expect(hosted.aws.calls.filter((call) => call === 'UpdatePipeline ana')).toHaveLength(1)
  expect(await stored(page)).not.toMatch(/eyJ|ASIA|refresh|secret/i)

  // The news takes the focus, which would close a menu that is open by then.
  await expect(page.locator(':focus')).toContainText('MyFirstPipeline is at version 2')
  await signOut(page)
  await expect(heading(page, 'Sign in to Team account')).toBeVisible()
  expect(hosted.provider.grants).toEqual(['authorization_code', 'logout'])
  await hosted.open(page, pipelines)
  await expect(heading(page, 'Sign in to Team account')).toBeVisible()
})

test('comes back to the page that was asked for, and signs in again after a reload', async ({
  page,
  hosted,
}) => {
  hosted.configure({ signIn: cognito })
  await hosted.open(page, `${pipelines}/MyFirstPipeline`)
  await hosted.signIn(page)
  await expect(heading(page, 'MyFirstPipeline')).toBeVisible()
  await page.reload()
  // The provider of these tests asks every time; others let a person through who was just there.
  await page.getByRole('link', { name: 'Continue as Ana' }).click()
  await expect(heading(page, 'MyFirstPipeline')).toBeVisible()
})

test('takes a role with the ID token of any provider, and a second one on top', async ({
  page,
  hosted,
}) => {
  const roles = ['arn:aws:iam::111122223333:role/SignedIn', 'arn:aws:iam::111122223333:role/Editor']
  hosted.configure({
    signIn: { kind: 'oidc', issuer: hosted.provider.issuer, clientId, roleArn: roles[0] },
    assumeRole: { roleArn: roles[1] },
  })
  await hosted.open(page, pipelines)
  await hosted.signIn(page)
  await expect(page.getByRole('link', { name: 'MyFirstPipeline' })).toBeVisible()
  expect(hosted.aws.calls).toContain(`AssumeRoleWithWebIdentity ${roles[0]}`)
  expect(hosted.aws.calls).toContain(`AssumeRole ${roles[0]}`)
  expect(hosted.aws.calls).toContain(`ListPipelines ${roles[1]}`)
})

test('credentials and ID tokens that expire are renewed in mid-journey, unnoticed', async ({
  page,
  hosted,
}) => {
  hosted.provider.idTokenSeconds = 30
  hosted.aws.credentialSeconds = 1
  hosted.configure({ signIn: cognito })
  await hosted.open(page, wizard)
  await hosted.signIn(page)
  await fillToReview(page)
  const issued = () => hosted.aws.calls.filter((call) => call === 'GetCredentialsForIdentity')
  await expect.poll(() => issued().length).toBeGreaterThan(2)
  await page.getByRole('button', { name: 'Submit changes' }).click()
  await expect(page.getByText('MyFirstPipeline is at version 2')).toBeVisible()
  await expect(page.getByText('Sign in again to go on')).toBeHidden()
  expect(hosted.provider.grants).toContain('refresh_token')
})

test('a sign-in that cannot be renewed is asked for again, and the draft is kept', async ({
  page,
  hosted,
}) => {
  hosted.provider.idTokenSeconds = 61
  hosted.aws.credentialSeconds = 1
  hosted.configure({ signIn: cognito })
  await hosted.open(page, wizard)
  await hosted.signIn(page)
  await page.getByLabel('New stage name').fill('DeployRegionB')
  await page.getByLabel('Action name').fill('Kept')
  hosted.provider.mayRenew = false
  hosted.provider.idTokenSeconds = 3600
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Leave and keep the draft' }).click()
  await expect(page.getByText('Sign in again to go on')).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Sign in again' }).click()
  await expect(page.getByText('Your sign-in has expired.')).toBeVisible()
  await hosted.signIn(page)
  await expect(heading(page, 'MyFirstPipeline')).toBeVisible()
  await expect(page.getByText('Sign in again to go on')).toBeHidden()
  await page.getByRole('button', { name: 'Continue editing' }).click()
  await expect(page.getByLabel('Action name')).toHaveValue('Kept')
})

test('an ID token that the provider did not sign is not believed', async ({ page, hosted }) => {
  hosted.provider.isForged = true
  hosted.configure({ signIn: cognito })
  await hosted.open(page, pipelines)
  await hosted.signIn(page)
  await expect(page.getByText('You are signed out')).toBeVisible()
  await expect(page.getByText(/signature/i).first()).toBeVisible()
  expect(hosted.aws.calls).toEqual([])
})

test('a sign-in that was cancelled says so in the provider’s words', async ({ page, hosted }) => {
  hosted.provider.isCancelled = true
  hosted.configure({ signIn: cognito })
  await hosted.open(page, pipelines)
  await hosted.signIn(page)
  await expect(page.getByText('access_denied: The person cancelled')).toBeVisible()
  await hosted.signIn(page)
  await expect(page.getByRole('link', { name: 'MyFirstPipeline' })).toBeVisible()
})

test('an answer that this tab did not ask for signs nobody in', async ({ page, hosted }) => {
  hosted.configure({ signIn: cognito })
  await hosted.open(page, '/?code=stolen&state=forged')
  await expect(heading(page, 'Sign in to AWS')).toBeVisible()
  expect(hosted.provider.grants).toEqual([])
})

test('pasted keys work until a reload; long-lived ones are warned about', async ({
  page,
  hosted,
}) => {
  hosted.configure({ pastedKeys: true })
  const keys = hosted.aws.issue('ben')
  const user = hosted.aws.issue('ben', 'AKIA')
  const field = page.getByLabel('Access keys')
  const use = page.getByRole('button', { name: 'Use these keys' })
  await hosted.open(page, keysWizard)
  await use.click()
  await expect(page.getByText('Paste at least the access key id')).toBeVisible()
  await field.fill(`aws_access_key_id = ${user.id}\naws_secret_access_key = ${user.secret}`)
  await expect(page.getByText('These keys do not expire')).toBeVisible()
  await expectClean(page)
  await field.fill(
    `export AWS_ACCESS_KEY_ID="${keys.id}"\nexport AWS_SECRET_ACCESS_KEY="${keys.secret}"\nexport AWS_SESSION_TOKEN="${keys.token}"`,
  )
  await expect(page.getByText('These keys do not expire')).toBeHidden()
  await use.click()
  await page.getByLabel('Action name').fill('Kept')
  await expect.poll(() => hosted.aws.calls).toContain('GetPipeline ben')
  expect(await stored(page)).not.toContain(keys.id)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Use these keys' })).toBeVisible()
  const again = hosted.aws.issue('ben')
  const json = { AccessKeyId: again.id, SecretAccessKey: again.secret, SessionToken: again.token }
  await field.fill(JSON.stringify(json))
  await page.getByLabel(/Role to assume/).fill('arn:aws:iam::111122223333:role/Editor')
  await use.click()
  await expect(page.getByLabel('Action name')).toHaveValue('Kept')
  await expect
    .poll(() => hosted.aws.calls)
    .toContain('GetPipeline arn:aws:iam::111122223333:role/Editor')
})

test('keys that AWS no longer takes are asked for again', async ({ page, hosted }) => {
  hosted.configure({ pastedKeys: true })
  const keys = hosted.aws.issue('ben')
  await hosted.open(page, '/keys/us-west-2/pipelines')
  await page
    .getByLabel('Access keys')
    .fill(
      `AWS_ACCESS_KEY_ID=${keys.id} AWS_SECRET_ACCESS_KEY=${keys.secret} AWS_SESSION_TOKEN=${keys.token}`,
    )
  await page.getByRole('button', { name: 'Use these keys' }).click()
  await page.getByRole('link', { name: 'MyFirstPipeline' }).click()
  await expect(heading(page, 'MyFirstPipeline')).toBeVisible()
  hosted.aws.revokeAll()
  await expect(page.getByText('Sign in again to go on')).toBeVisible({ timeout: 25_000 })
  await page.getByRole('button', { name: 'Sign in again' }).click()
  await expect(page.getByText('AWS no longer takes these keys.')).toBeVisible()
})

test('buckets of other pipelines are suggested, and why S3 is not asked is said', async ({
  page,
  hosted,
}) => {
  hosted.configure({ signIn: cognito })
  await hosted.open(page, wizard)
  await hosted.signIn(page)
  await fillToReview(page)
  await page.getByRole('button', { name: 'Previous', exact: true }).click()
  await expect(page.getByText('A web page cannot list S3 buckets')).toBeVisible()
  const create = page.getByRole('button', { name: 'Create a bucket in us-east-1' })
  await expect(create).toHaveAttribute('aria-disabled', 'true')
  await create.focus()
  await expect(page.getByText('A web page cannot create S3 buckets').last()).toBeVisible()
  const field = page.getByLabel('Artifact bucket in us-east-1')
  await field.fill('')
  await expect(page.getByRole('option', { name: 'my-storage-bucket-us-east-1' })).toBeVisible()
  await field.fill('bucket-of-nobody')
  await field.press('Enter')
  await expect(
    page.getByText(/S3 answers a page only where the bucket's CORS rules allow it/),
  ).toBeVisible()
})
