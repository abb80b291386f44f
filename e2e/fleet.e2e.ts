import { readFile } from 'node:fs/promises'
import { expectClean } from './axe.ts'
import { expect, test } from './console.ts'
import { callSandbox, codePipeline } from './sandbox-call.ts'
import { chooseRegion, openWizard, pipelineOf } from './wizard.ts'

/** The fleet: read from several regions, filtered, saved, and from a finding to its fix. */

test('a fleet is read, filtered, grouped and saved', async ({ page, console }) => {
  await console.control('faults', { fault: 'throttle', operation: 'GetPipeline', times: 2 })
  await console.open(page, '/sandbox/fleet?regions=us-west-2,us-east-1,eu-west-1')
  // Some fifty calls, four at a time, with two of AWS's refusals waited out.
  await expect(page.getByText('3 of 3 regions read')).toBeVisible({ timeout: 30_000 })
  const table = page.getByRole('grid', { name: 'Fleet' })
  await expect(table.getByRole('link', { name: 'virginia-site' })).toBeVisible()

  // By group, and from a group to its pipelines.
  await page.getByRole('button', { name: 'Groups' }).click()
  await page.getByRole('link', { name: 'Polling source' }).click()
  await expect(page).toHaveURL(/filter=/)
  await expect(table.getByRole('button', { name: 'Polling source' }).first()).toBeVisible()
  await page.reload()
  await expect(table.getByRole('link', { name: 'fleet-settings-release' })).toBeVisible()
  await expect(table.getByRole('link', { name: 'MyFirstPipeline' })).toBeHidden()
  await expectClean(page)

  await page.getByRole('button', { name: 'Download' }).click()
  const saving = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'CSV' }).click()
  const file = await readFile(await (await saving).path(), 'utf8')
  expect(file.split('\r\n')[1]).toContain('fleet-settings-release')
})

test('every finding that has a fix leads to it in one click', async ({ page, console }) => {
  const { version: _, ...first } = await pipelineOf(console, 'MyFirstPipeline')
  const { artifactStore, ...rest } = first
  const unused = { type: 'S3', location: 'web-release-artifacts-eu-central-1' }
  const artifactStores = { 'us-west-2': artifactStore, 'eu-central-1': unused }
  await codePipeline(console, 'UpdatePipeline', { pipeline: { ...rest, artifactStores } })
  const bucketToGo = { service: 's3', region: 'us-east-1', path: 'my-storage-bucket-us-east-1' }
  await callSandbox(console, bucketToGo, { method: 'DELETE' })
  await console.open(page, '/sandbox/fleet?regions=us-west-2')

  const follow = async (pipeline: string, finding: string, fix: string) => {
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: pipeline }) })
    await row.getByRole('button', { name: finding }).click()
    await page.getByRole('link', { name: fix }).click()
  }
  const back = () => page.getByRole('link', { name: 'Fleet', exact: true }).click()
  const submit = async (pipeline: string) => {
    await page.getByRole('button', { name: 'Submit changes' }).click()
    await expect(page.getByText(`${pipeline} is at version 2`)).toBeVisible()
  }

  await follow('MyFirstPipeline', 'Unused store', 'Remove the store in eu-central-1')
  await expect(page.getByText(/Keep no more artifacts in eu-central-1/)).toBeVisible()

  await back()
  await follow('fleet-settings-release', 'Polling source', 'Stop polling in "Source"')
  await expect(page.getByText(/an event rule in EventBridge has to start/)).toBeVisible()
  await back()
  await follow('fleet-settings-release', 'Type V1', 'Change to V2')
  await expect(page.getByText(/one of type V1 by the month/)).toBeVisible()
  await expectClean(page)
  await submit('fleet-settings-release')
  await expect(page.getByText(/Type V2/)).toBeVisible()

  await back()
  await follow('AnyCompanyPipeline', 'Bucket gone', 'Choose a bucket in us-east-1')
  const bucket = page.getByRole('dialog', { name: 'Artifact bucket in us-east-1' })
  await bucket.getByLabel('Artifact bucket in us-east-1').fill('web-release-artifacts-us-east-1')
  await bucket.getByRole('button', { name: 'Use bucket' }).click()
  await expect(
    page.getByText(/keep artifacts in bucket web-release-artifacts-us-east-1/),
  ).toBeVisible()

  await back()
  await follow('github-oauth', 'Deprecated provider', 'Choose a connection for "GitHub"')
  const dialog = page.getByRole('dialog', { name: 'Move GitHub to a connection' })
  await dialog.getByLabel('Connection ARN').fill('not an ARN')
  await expect(dialog).toContainText('This is no ARN of a connection.')
  await dialog
    .getByLabel('Connection ARN')
    .fill('arn:aws:codeconnections:us-west-2:111122223333:connection/0f1e2d3c')
  await expectClean(page)
  await dialog.getByRole('button', { name: 'Use connection' }).click()
  await expect(page.getByText(/uses the connection instead of a token/)).toBeVisible()
  await submit('github-oauth')
})

test('the changes of one draft become drafts of others; a link asks for another bucket', async ({
  page,
  console,
}) => {
  await openWizard(page, console, 'MyFirstPipeline')
  await chooseRegion(page, 'eu-central-1')
  await page.goto(`${console.origin}/sandbox/fleet?regions=us-west-2`)
  // While the rows are still being read: where the focus is, they keep their places.
  await page.getByRole('checkbox', { name: 'Choose AnyCompanyPipeline' }).press('Space')
  await page.getByRole('button', { name: 'Apply draft' }).click()
  const dialog = page.getByRole('dialog', { name: 'Apply a draft to several pipelines' })
  await expect(dialog).toContainText('AnyCompanyPipeline')
  await dialog.getByRole('button', { name: 'Make 1 draft' }).click()
  await expect(page).toHaveURL(/\/us-west-2\/drafts/)
  await expect(page.getByRole('link', { name: 'AnyCompanyPipeline' })).toBeVisible()

  await page.goto(
    `${console.origin}/sandbox/us-west-2/pipelines/AnyCompanyPipeline?store=us-east-1`,
  )
  const bucket = page.getByRole('dialog', { name: 'Artifact bucket in us-east-1' })
  const field = bucket.getByLabel('Artifact bucket in us-east-1')
  await expect(field).toHaveValue('my-storage-bucket-us-east-1')
  const use = bucket.getByRole('button', { name: 'Use bucket' })
  await expect(use).toHaveAttribute('aria-disabled', 'true')
  await field.fill('web-release-artifacts-us-east-1')
  await field.press('Enter')
  await use.click()
  await expect(page.getByRole('heading', { name: /Review changes/ })).toBeVisible()
  await expect(page.getByText('web-release-artifacts-us-east-1').first()).toBeVisible()
  await page.goBack()
  await expect(bucket).toBeHidden()
  await expect(page).not.toHaveURL(/store=/)
})
