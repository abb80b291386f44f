import { readFile } from 'node:fs/promises'
import type { Download, Locator, Page } from '@playwright/test'
import { expectClean, expectNoSidewaysScroll } from './axe.ts'
import { expect, test } from './console.ts'
import { fillToReview, openWizard } from './wizard.ts'

/** The same change outside of the console: as another tool's file, and as a plan for a colleague. */

async function saved(page: Page, button: Locator): Promise<{ download: Download; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
  return { download, text: await readFile(await download.path(), 'utf8') }
}

test('the review writes the change for other tools, and says what each cannot carry', async ({
  page,
  console,
}) => {
  await openWizard(page, console, 'MyFirstPipeline')
  await fillToReview(page)
  await page.getByRole('tab', { name: 'Exports' }).click()
  const script = page.getByRole('region', { name: 'AWS CLI script' })
  await expect(script).toContainText('aws codepipeline update-pipeline')
  await expect(script).toContainText("'111122223333'")
  const { download, text } = await saved(page, page.getByRole('button', { name: /^Download: / }))
  expect(download.suggestedFilename()).toBe('update-MyFirstPipeline.sh')
  expect(text).toContain('stage("DeployRegionB").actions += [')

  const form = page.getByRole('button', { name: 'Form AWS CLI script' })
  await form.click()
  await page.getByRole('option', { name: /^AWS CDK, Pipeline/ }).click()
  await expect(page.getByRole('region', { name: 'AWS CDK, Pipeline' })).toContainText(
    'crossRegionReplicationBuckets',
  )
  await page.getByRole('button', { name: 'Form AWS CDK, Pipeline' }).click()
  await page.getByRole('option', { name: /^Terraform The whole/ }).click()
  await expect(page.getByRole('region', { name: 'Terraform' })).toContainText(
    'resource "aws_codepipeline" "my_first_pipeline"',
  )
  await expect(page.getByText('The provider has to be in us-west-2')).toBeVisible()
  await expectClean(page)
  await page.setViewportSize({ width: 390, height: 900 })
  // The layout follows the window a moment later.
  await expect(() => expectNoSidewaysScroll(page)).toPass()
})

test('a plan is saved, opened by somebody else on a newer version, and submitted', async ({
  page,
  console,
  browser,
}) => {
  await openWizard(page, console, 'MyFirstPipeline')
  await fillToReview(page)
  await expect(page.getByText('1 failed. You may submit all the same.')).toBeVisible()
  await page.getByRole('tab', { name: 'Plan file' }).click()
  await page.getByLabel('Note').fill('East before Friday')
  const plan = page.getByRole('region', { name: 'Plan file' })
  await expect(plan).toContainText('"note": "East before Friday"')
  const { download, text } = await saved(page, page.getByRole('button', { name: /^Save plan: / }))
  expect(download.suggestedFilename()).toBe('MyFirstPipeline.plan.json')
  await expectClean(page)
  await page.getByRole('tab', { name: 'Markdown summary' }).click()
  await expect(page.getByRole('region', { name: 'Markdown summary' })).toContainText('flowchart LR')

  const edit = { region: 'us-west-2', name: 'MyFirstPipeline', addStage: 'Elsewhere' }
  await console.control('edit', edit)
  const colleague = await (await browser.newContext()).newPage()
  await console.open(colleague, '/sandbox/us-west-2/pipelines')
  await colleague.getByRole('button', { name: 'Open plan' }).click()
  const pasted = colleague.getByLabel('Or paste its text')
  await pasted.fill(text.replace('"edits"', 'edits'))
  await expect(colleague.getByText(/^Line \d+, column 3: A name between double/)).toBeVisible()
  await colleague
    .locator('input[type=file]')
    .setInputFiles({ name: 'x.plan.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  await expect(
    colleague.getByText('MyFirstPipeline is at version 2, the plan was made on 1'),
  ).toBeVisible()
  await expect(colleague.getByText('East before Friday', { exact: true })).toBeVisible()
  await expect(colleague.getByText('Add stage "DeployRegionB" after "Deploy".')).toBeVisible()
  await expectClean(colleague)
  await colleague.setViewportSize({ width: 390, height: 900 })
  await expect(() => expectNoSidewaysScroll(colleague)).toPass()
  await colleague.setViewportSize({ width: 1440, height: 900 })
  await colleague.getByRole('button', { name: 'Review the changes' }).click()
  await colleague.getByRole('button', { name: 'Continue on version 2' }).click()
  await expect(colleague.getByText(/from version 2 to version 3/)).toBeVisible()
  await colleague.getByRole('button', { name: 'Submit changes' }).click()
  await expect(colleague.getByText('MyFirstPipeline is at version 3')).toBeVisible()
  await colleague.context().close()
})
