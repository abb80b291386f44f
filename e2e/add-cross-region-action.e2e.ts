import { existsSync } from 'node:fs'
import { awsCli, runCli } from './aws-cli.ts'
import { expect, test } from './console.ts'
import { chooseProvider, fillBucket, next, openWizard } from './wizard.ts'

test("AWS's guide: add a CodeDeploy action in us-east-1 to a pipeline of us-west-2", async ({
  page,
  console,
}) => {
  await console.open(page, '/sandbox/us-west-2/pipelines')
  await page.getByRole('link', { name: 'MyFirstPipeline' }).click()
  await expect(page.getByRole('heading', { name: 'MyFirstPipeline', level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Deploy, CodeDeploy, us-west-2, / })).toBeVisible()

  await page.getByRole('button', { name: 'Add cross-region action' }).click()
  await page.getByLabel('New stage name').fill('DeployRegionB')
  await chooseProvider(page, 'CodeDeploy')
  await page.getByLabel('Region', { exact: true }).click()
  await page.getByRole('option', { name: /us-east-1/ }).click()
  await page.getByLabel('Action name').fill('Deploy-us-east-1')
  await next(page)

  await page.getByLabel('ApplicationName').fill('MyApp')
  await page.getByLabel('DeploymentGroupName').fill('MyGroup')
  await next(page)

  await expect(page.getByText('SourceArtifact').first()).toBeVisible()
  await next(page)

  await expect(page.getByLabel('Artifact bucket in us-west-2')).toHaveValue('my-storage-bucket')
  await fillBucket(page, 'us-east-1', 'my-storage-bucket-us-east-1')
  await next(page)

  await expect(page.getByText(/from version 1 to version 2/)).toBeVisible()
  await page.getByRole('button', { name: 'Submit changes' }).click()

  await expect(page.getByText('MyFirstPipeline is at version 2')).toBeVisible()
  // The keyboard goes on from the news, not from the top of the page.
  await expect(page.locator(':focus')).toContainText('MyFirstPipeline is at version 2')
  await expect(
    page.getByRole('button', { name: /^Deploy-us-east-1, CodeDeploy, us-east-1, Not run yet/ }),
  ).toBeVisible()

  await page.getByRole('button', { name: 'Release change' }).click()
  await expect(page.getByText('Run started')).toBeVisible()
  await console.control('clock', { advanceSeconds: 3600 })
  await expect(
    page.getByRole('button', { name: 'Deploy-us-east-1, CodeDeploy, us-east-1, Succeeded' }),
  ).toBeVisible({ timeout: 20_000 })

  // The journey has passed; only the second witness is missing.
  if (!existsSync(awsCli)) return
  const named = ['--name', 'MyFirstPipeline']
  const { pipeline } = (await runCli(console.endpoint, [
    ...['codepipeline', 'get-pipeline', ...named],
  ])) as {
    pipeline: Record<string, unknown> & { stages: { name: string; actions: unknown[] }[] }
  }
  expect(pipeline['version']).toBe(2)
  expect(pipeline).not.toHaveProperty('artifactStore')
  expect(pipeline['artifactStores']).toEqual({
    'us-west-2': { type: 'S3', location: 'my-storage-bucket' },
    'us-east-1': { type: 'S3', location: 'my-storage-bucket-us-east-1' },
  })
  expect(pipeline.stages.map(({ name }) => name)).toEqual(['Source', 'Deploy', 'DeployRegionB'])
  expect(pipeline.stages[2]?.actions).toEqual([
    {
      name: 'Deploy-us-east-1',
      actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'CodeDeploy', version: '1' },
      runOrder: 1,
      configuration: { ApplicationName: 'MyApp', DeploymentGroupName: 'MyGroup' },
      inputArtifacts: [{ name: 'SourceArtifact' }],
      outputArtifacts: [],
      region: 'us-east-1',
    },
  ])
})

test('answers survive Previous and a reload', async ({ page, console }) => {
  await openWizard(page, console, 'MyFirstPipeline')
  await page.getByLabel('New stage name').fill('DeployRegionB')
  await chooseProvider(page, 'CodeDeploy')
  await page.getByLabel('Region', { exact: true }).click()
  await page.getByRole('option', { name: /eu-central-1/ }).click()
  await page.getByLabel('Action name').fill('Deploy-Frankfurt')
  await next(page)
  await page.getByLabel('ApplicationName').fill('KeptApp')
  await page.getByRole('button', { name: 'Previous' }).click()
  await expect(page.getByLabel('Action name')).toHaveValue('Deploy-Frankfurt')
  await next(page)
  await expect(page.getByLabel('ApplicationName')).toHaveValue('KeptApp')

  await page.reload()
  await expect(page.getByLabel('ApplicationName')).toHaveValue('KeptApp')
  await page.getByRole('button', { name: 'Previous' }).click()
  await expect(page.getByLabel('New stage name')).toHaveValue('DeployRegionB')
})

test('any way out of the wizard asks first when there is a draft', async ({ page, console }) => {
  await openWizard(page, console, 'MyFirstPipeline')
  await page.getByRole('link', { name: 'MyFirstPipeline' }).click()
  await expect(page.getByRole('heading', { name: 'MyFirstPipeline', level: 1 })).toBeVisible()

  await page.getByRole('button', { name: 'Add cross-region action' }).click()
  await page.getByLabel('Action name').fill('Kept')
  await page
    .getByRole('navigation', { name: 'Breadcrumbs' })
    .getByRole('link', { name: 'Pipelines' })
    .click()
  await page.getByRole('button', { name: 'Stay', exact: true }).click()
  await expect(page.getByLabel('Action name')).toHaveValue('Kept')
  await page.goBack()
  await page.getByRole('button', { name: 'Discard draft' }).click()
  await expect(page.getByRole('heading', { name: 'MyFirstPipeline', level: 1 })).toBeVisible()
  await expect(page.getByText('You have changes that are not submitted')).toBeHidden()
})

test('leaving with a draft asks, and keeping it leads back to it', async ({ page, console }) => {
  await openWizard(page, console, 'MyFirstPipeline')
  await page.getByLabel('Action name').fill('Later')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Leave and keep the draft' }).click()
  await expect(page.getByText('You have changes that are not submitted')).toBeVisible()
  await page.getByRole('button', { name: 'Continue editing' }).click()
  await expect(page.getByLabel('Action name')).toHaveValue('Later')
})
