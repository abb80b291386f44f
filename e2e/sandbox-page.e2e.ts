import { expectCleanAtEveryWidth } from './axe.ts'
import type { Page } from '@playwright/test'
import { type Console, expect, test } from './console.ts'
import { fillToReview, openWizard } from './wizard.ts'

/** The Sandbox page makes calls go wrong, and the console says so. */

const openSandboxPage = async (page: Page, console: Console) => {
  await console.open(page, '/sandbox/us-west-2/sandbox')
  await expect(page.getByRole('heading', { name: 'Sandbox', exact: true })).toBeVisible()
  await expect(page.getByText('No fault is set')).toBeVisible()
}

async function choose(page: Page, field: string, option: RegExp) {
  await page.getByLabel(field, { exact: true }).click()
  await page.getByRole('option', { name: option }).first().click()
}

async function addFault(page: Page, fault: RegExp, operation: RegExp) {
  await choose(page, 'Fault', fault)
  await choose(page, 'Operation', operation)
  await page.getByRole('button', { name: 'Add fault' }).click()
}

const rows = (page: Page) => page.getByRole('table', { name: 'Active faults' }).getByRole('row')

test('the page is found from the connection’s menu', async ({ page, console }) => {
  await console.open(page, '/sandbox/us-west-2/pipelines')
  await page.getByRole('button', { name: /Sandbox/ }).click()
  await page.getByRole('menuitem', { name: 'Faults, clock and start over' }).click()
  await expect(page).toHaveTitle('Sandbox - Pipespan')
})

test('a fault makes the next call fail visibly, until it is removed', async ({ page, console }) => {
  await openSandboxPage(page, console)
  await addFault(page, /^Deny/, /^GetPipeline$/)
  await expect(rows(page).filter({ hasText: 'GetPipeline' })).toContainText('Until removed')
  await console.open(page, '/sandbox/us-west-2/pipelines/MyFirstPipeline')
  await expect(
    page.getByText(/is not authorized to perform: codepipeline:GetPipeline/).first(),
  ).toBeVisible()
  await console.open(page, '/sandbox/us-west-2/sandbox')
  await page.getByRole('button', { name: 'Remove Deny, GetPipeline' }).click()
  await expect(page.getByText('No fault is set')).toBeVisible()
  await console.open(page, '/sandbox/us-west-2/pipelines/MyFirstPipeline')
  await expect(page.getByRole('button', { name: /^Source, CodeCommit/ })).toBeVisible()
})

test('a connection that drops after the write is not repeated by the browser', async ({
  page,
  console,
}) => {
  await openSandboxPage(page, console)
  await choose(page, 'Fault', /^Drop after acting/)
  await page.getByRole('radio', { name: 'A number of times' }).click()
  await page.getByRole('button', { name: 'Add fault' }).click()
  await expect(rows(page).filter({ hasText: 'UpdatePipeline' })).toContainText('Once')
  await openWizard(page, console, 'MyFirstPipeline')
  await fillToReview(page)
  await page.getByRole('button', { name: 'Submit changes' }).click()
  // The write is over once the fault is used up.
  await expect
    .poll(async () => (await (await fetch(`${console.endpoint}/_sandbox/faults`)).json()).faults)
    .toEqual([])
  const edit = { region: 'us-west-2', name: 'MyFirstPipeline', addStage: 'Counted' }
  expect(await console.control('edit', edit)).toEqual({ version: 3 })
})

test('counts go down while others call', async ({ page, console }) => {
  await console.control('faults', { fault: 'throttle', operation: 'ListRoles', times: 2 })
  await console.open(page, '/sandbox/us-west-2/sandbox')
  await expect(rows(page).filter({ hasText: 'ListRoles' })).toContainText('2 times')
  const authorization =
    'AWS4-HMAC-SHA256 Credential=test/20261123/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=a'
  const body = new URLSearchParams({ Action: 'ListRoles' })
  await fetch(console.endpoint, { method: 'POST', headers: { authorization }, body })
  await expect(rows(page).filter({ hasText: 'ListRoles' })).toContainText('Once')
})

test('a mistake in the form is said at its field', async ({ page, console }) => {
  await openSandboxPage(page, console)
  await choose(page, 'Fault', /^Slow answer/)
  await page.getByLabel('Seconds until the answer').fill('soon')
  await page.getByRole('button', { name: 'Add fault' }).click()
  await expect(page.getByText('Enter a whole number from 0 to 600.')).toBeVisible()
  await expect(page.getByText('No fault is set')).toBeVisible()
})

test('someone else edits, the clock moves on, and the sandbox starts over', async ({
  page,
  console,
}) => {
  await openSandboxPage(page, console)
  await choose(page, 'Pipeline in us-west-2', /^MyFirstPipeline$/)
  await page.getByLabel('Name of the new stage').fill('Theirs')
  await page.getByRole('button', { name: 'Save as someone else' }).click()
  await expect(page.getByText('MyFirstPipeline is at version 2')).toBeVisible()
  await page.getByRole('button', { name: 'Advance the clock by 1 hour' }).click()
  await expect(page.getByText('1 hour ahead of real time')).toBeVisible()
  await page.getByRole('button', { name: 'Advance the clock by 10 minutes' }).click()
  await expect(page.getByText('1 hour 10 minutes ahead of real time')).toBeVisible()
  await page.getByRole('button', { name: 'Start over' }).click()
  const dialog = page.getByRole('dialog', { name: 'Start the sandbox over?' })
  await dialog.getByRole('button', { name: 'Start over' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('The real time')).toBeVisible()
  await console.open(page, '/sandbox/us-west-2/pipelines/MyFirstPipeline')
  await expect(page.getByRole('button', { name: /^Source, CodeCommit/ })).toBeVisible()
  await expect(page.getByText('Theirs')).toHaveCount(0)
})

test('the page works while every call to AWS hangs', async ({ page, console }) => {
  await console.control('faults', { fault: 'hang', operation: '*' })
  await console.open(page, '/sandbox/us-west-2/sandbox')
  await page.getByRole('button', { name: 'Remove all' }).click()
  await expect(page.getByText('No fault is set')).toBeVisible()
})

test('axe finds nothing, and the page does not scroll sideways', async ({ page, console }) => {
  await console.control('faults', { fault: 'slow', operation: 'GetPipeline', seconds: 9 })
  await console.open(page, '/sandbox/us-west-2/sandbox')
  await expect(rows(page).filter({ hasText: 'Slow answer (9 s)' })).toBeVisible()
  await expect(page.getByText('The real time')).toBeVisible()
  await expectCleanAtEveryWidth(page)
})
