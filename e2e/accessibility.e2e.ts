import type { Page } from '@playwright/test'
import { expectClean, expectCleanAtEveryWidth } from './axe.ts'
import { expect, test } from './console.ts'
import { chooseProvider, chooseRegion, fillToReview, openWizard } from './wizard.ts'

/** Every screen, in both modes: axe finds nothing, and the page does not scroll sideways. */

const graphDrawn = (page: Page) =>
  expect(page.getByRole('button', { name: /^Source, CodeCommit, us-west-2/ })).toBeVisible()

test('pipelines', async ({ page, console }) => {
  await console.open(page, '/sandbox/us-west-2/pipelines')
  await expect(page.getByRole('link', { name: 'MyFirstPipeline' })).toBeVisible()
  await expect(page.getByText('Regions: not allowed')).toBeVisible()
  await expect(page.getByText('Last run: not allowed')).toBeVisible()
  await expect(page.getByText(/^In progress/)).toHaveCount(2)
  await expectCleanAtEveryWidth(page)
})

test('pipelines of several regions', async ({ page, console }) => {
  await console.open(page, '/sandbox/us-west-2/pipelines?regions=us-west-2,us-east-1,af-south-1')
  await expect(page.getByText('2 of 3 regions listed, 1 not enabled')).toBeVisible()
  await expect(page.getByText('Regions: not allowed')).toBeVisible()
  await expect(page.getByText(/^In progress/)).toHaveCount(2)
  await expectCleanAtEveryWidth(page)
})

test('connections', async ({ page, console }) => {
  await console.open(page, '/connections')
  await expect(page.getByText('"codepipeline:GetPipeline",')).toBeVisible()
  await expectCleanAtEveryWidth(page)
  await page.getByRole('link', { name: 'Sandbox' }).last().click()
  await expect(page.getByText('arn:aws:iam::111122223333:user/console')).toBeVisible()
  await expectCleanAtEveryWidth(page)
})

test('a pipeline by region and as a list', async ({ page, console }) => {
  const open = (search: string) =>
    console.open(page, `/sandbox/us-west-2/pipelines/MyFirstPipeline?${search}`)
  await open('show=graph&view=region')
  await graphDrawn(page)
  await expectCleanAtEveryWidth(page)
  await open('show=list')
  await expect(page.getByRole('link', { name: 'Stage Deploy' })).toBeVisible()
  await expectCleanAtEveryWidth(page)
})

test('a pipeline and a selected action', async ({ page, console }) => {
  await console.open(page, '/sandbox/us-west-2/pipelines/MyFirstPipeline?show=graph')
  await graphDrawn(page)
  await expectCleanAtEveryWidth(page)
  await page.getByRole('button', { name: /^Deploy, CodeDeploy/ }).click()
  await expect(page.getByText('DeploymentGroupName')).toBeVisible()
  await expectCleanAtEveryWidth(page)
})

test('the wizard and the review', async ({ page, console }) => {
  await openWizard(page, console, 'MyFirstPipeline')
  await chooseProvider(page, 'CodeDeploy')
  await expectCleanAtEveryWidth(page)
  await fillToReview(page)
  await expectCleanAtEveryWidth(page)
})

test('the history of a pipeline', async ({ page, console }) => {
  const edit = { region: 'us-west-2', name: 'MyFirstPipeline' }
  await console.control('edit', { ...edit, addStage: 'Approval' })
  await console.control('edit', { ...edit, addStage: 'AnotherApproval' })
  await console.open(page, '/sandbox/us-west-2/pipelines/MyFirstPipeline/history?from=1&to=3')
  await expect(page.getByText(/^AWS keeps about the last ten versions/)).toBeVisible()
  await graphDrawn(page)
  await expectCleanAtEveryWidth(page)
})

test('drafts', async ({ page, console }) => {
  await openWizard(page, console, 'MyFirstPipeline')
  await chooseRegion(page, 'eu-central-1')
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expectCleanAtEveryWidth(page)
  await page.getByRole('button', { name: 'Redo', exact: true }).click()
  await console.open(page, '/sandbox/us-west-2/drafts')
  await expect(page.getByText('Version 1, the present one')).toBeVisible()
  await expectCleanAtEveryWidth(page)
})

test('a failure', async ({ page, console }) => {
  await console.open(page, '/sandbox/us-west-2/pipelines/Nowhere')
  await expect(page.getByText('PipelineNotFoundException')).toBeVisible()
  await expectCleanAtEveryWidth(page)
})

test('every view of a pipeline in forced colours', async ({ page, console }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await console.open(page, '/sandbox/us-west-2/pipelines/AnyCompanyPipeline?find=us-east-1')
  const east = page.getByRole('button', { name: /^Deploy-us-east-1, CodeDeploy/ })
  await east.click()
  await expect(page.getByText('1 match')).toBeVisible()
  await expectClean(page, { forcedColors: 'active' })
  // What is selected is told by an outline, not by a colour that the system has taken away.
  await expect(east).toHaveCSS('outline-style', 'solid')
  await page.getByRole('button', { name: 'By region' }).click()
  await expect(page.getByText('US East (N. Virginia)').first()).toBeVisible()
  await expectClean(page, { forcedColors: 'active' })
  await page.getByRole('button', { name: 'List' }).click()
  await expect(page.getByRole('link', { name: 'Deploy-us-east-1' })).toBeVisible()
  await expectClean(page, { forcedColors: 'active' })
})
