import { readFile } from 'node:fs/promises'
import type { Download, Locator, Page } from '@playwright/test'
import type { Edit } from '../src/pipeline/edits.ts'
import type { Pipeline } from '../src/pipeline/pipeline.ts'
import { writePlanFile } from '../src/plan-file/plan-file.ts'
import { readPlanFile } from '../src/plan-file/read-plan-file.ts'
import { expectClean, expectNoSidewaysScroll } from './axe.ts'
import { type Console, expect, test } from './console.ts'
import { codePipeline } from './sandbox-call.ts'
import { fillToReview, openWizard } from './wizard.ts'

/** The same change outside of the console: as another tool's file, and as a plan for a colleague. */

async function saved(page: Page, button: Locator): Promise<{ download: Download; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
  return { download, text: await readFile(await download.path(), 'utf8') }
}

async function pipelineNow(console: Console, name: string): Promise<Pipeline> {
  const { pipeline } = (await codePipeline(console, 'GetPipeline', { name })) as {
    pipeline: Pipeline
  }
  return pipeline
}

test('the review writes the change for other tools, and saves a plan for others', async ({
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

  await page.getByRole('tab', { name: 'Plan file' }).click()
  await page.getByLabel('Note').fill('East before Friday')
  await expect(page.getByRole('region', { name: 'Plan file' })).toContainText(
    '"note": "East before Friday"',
  )
  const plan = await saved(page, page.getByRole('button', { name: /^Save plan: / }))
  expect(plan.download.suggestedFilename()).toBe('MyFirstPipeline.plan.json')
  expect(await readPlanFile(plan.text)).toMatchObject({ kind: 'read', isAsSaved: true })
  await page.getByRole('tab', { name: 'Markdown summary' }).click()
  await expect(page.getByRole('region', { name: 'Markdown summary' })).toContainText('flowchart LR')
  await expectClean(page)
})

const edits: Edit[] = [
  { kind: 'add-stage', stage: 'DeployRegionB', position: { after: 'Deploy' } },
  {
    kind: 'add-action',
    stage: 'DeployRegionB',
    action: {
      name: 'Deploy-us-east-1',
      actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'CodeDeploy', version: '1' },
      region: 'us-east-1',
      configuration: { ApplicationName: 'MyApp', DeploymentGroupName: 'MyGroup' },
      inputArtifacts: [{ name: 'SourceArtifact' }],
    },
  },
  {
    kind: 'set-artifact-store',
    region: 'us-east-1',
    store: { type: 'S3', location: 'my-storage-bucket-us-east-1' },
  },
]

test('a plan is opened by somebody else on a newer version, and submitted', async ({
  page,
  console,
}) => {
  const base = await pipelineNow(console, 'MyFirstPipeline')
  const text = await writePlanFile({
    base,
    plan: { homeRegion: 'us-west-2', edits },
    account: '111122223333',
    note: 'East before Friday',
    checks: [],
    now: Date.now(),
  })
  const edit = { region: 'us-west-2', name: 'MyFirstPipeline', addStage: 'Elsewhere' }
  await console.control('edit', edit)
  await console.open(page, '/sandbox/us-west-2/pipelines')
  await page.getByRole('button', { name: 'Open plan' }).click()
  await page.getByLabel('Or paste its text').fill(text.replace('"edits"', 'edits'))
  await expect(page.getByText(/^Line \d+, column 3: A name between double/)).toBeVisible()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'x.plan.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  await expect(
    page.getByText('MyFirstPipeline is at version 2, the plan was made on 1'),
  ).toBeVisible()
  await expect(page.getByText('East before Friday', { exact: true })).toBeVisible()
  await expect(page.getByText('Add stage "DeployRegionB" after "Deploy".')).toBeVisible()
  await expectClean(page)
  await page.setViewportSize({ width: 390, height: 900 })
  // The layout follows the window a moment later.
  await expect(() => expectNoSidewaysScroll(page)).toPass()
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: 'Review the changes' }).click()
  await page.getByRole('button', { name: 'Continue on version 2' }).click()
  await expect(page.getByText(/from version 2 to version 3/)).toBeVisible()
  await page.getByRole('button', { name: 'Submit changes' }).click()
  await expect(page.getByText('MyFirstPipeline is at version 3')).toBeVisible()
})
