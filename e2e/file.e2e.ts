import { readFile } from 'node:fs/promises'
import { expectClean, expectNoSidewaysScroll } from './axe.ts'
import { expect, test } from './console.ts'
import { fillToReview } from './wizard.ts'

/** A pipeline in a file, with no AWS behind it. */

const artifact = [{ name: 'SourceArtifact' }]
const action = (name: string, category: string, provider: string, part: object) => ({
  name,
  actionTypeId: { category, owner: 'AWS', provider, version: '1' },
  runOrder: 1,
  ...part,
})

const pipeline = {
  name: 'from-a-file',
  roleArn: 'arn:aws:iam::111122223333:role/AWS-CodePipeline-Service',
  artifactStore: { type: 'S3', location: 'my-storage-bucket' },
  stages: [
    {
      name: 'Source',
      actions: [
        action('Source', 'Source', 'CodeCommit', {
          configuration: { RepositoryName: 'MyTestRepo', BranchName: 'main' },
          outputArtifacts: artifact,
        }),
      ],
    },
    {
      name: 'Deploy',
      actions: [
        action('Deploy', 'Deploy', 'CodeDeploy', {
          configuration: { ApplicationName: 'MyApp', DeploymentGroupName: 'MyGroup' },
          inputArtifacts: artifact,
        }),
        // What AWS would refuse: nobody has named a bucket there.
        action('Ireland', 'Deploy', 'CodeDeploy', {
          configuration: { ApplicationName: 'MyApp', DeploymentGroupName: 'MyGroup' },
          inputArtifacts: artifact,
          region: 'eu-west-1',
        }),
      ],
    },
  ],
}

test('a file is opened, drawn, given a missing bucket and an action, and saved for the AWS CLI', async ({
  page,
  console,
}) => {
  await console.open(page, '/sandbox/us-west-2/pipelines')
  await page.getByRole('link', { name: 'Open file' }).click()
  const text = JSON.stringify({ pipeline }, null, 2)
  await page.getByLabel('Or paste its text').fill(text.replace('"stages": [', '"stages": [1, '))
  await expect(page.getByText('Line 9, column 16: An object is expected here.')).toBeVisible()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'p.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  await page.getByLabel('Region', { exact: true }).click()
  await page.getByRole('option', { name: /us-west-2/ }).click()
  await expectClean(page)
  await page.setViewportSize({ width: 390, height: 900 })
  await expect(() => expectNoSidewaysScroll(page)).toPass()
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: 'Open from-a-file' }).click()

  await expect(page.getByRole('button', { name: /^Source, CodeCommit, us-west-2/ })).toBeVisible()
  const regions = page.getByRole('group', { name: 'Regions in use' })
  await expect(regions).toContainText('No artifact bucket')
  await regions.getByRole('button', { name: 'Choose a bucket in eu-west-1' }).click()
  const dialog = page.getByRole('dialog', { name: 'Artifact bucket in eu-west-1' })
  const use = dialog.getByRole('button', { name: 'Use bucket' })
  await expect(use).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByLabel('Artifact bucket in eu-west-1').fill('artifacts-of-ireland')
  // Out of the field, so that its list is closed.
  await dialog.getByText('The change goes to your draft.').click()
  await expectClean(page)
  await use.click()
  await expect(page.getByRole('heading', { name: /Review changes/ })).toBeVisible()
  await page.goBack()
  await expect(regions).toContainText('Your draft uses artifacts-of-ireland')
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: 'Add cross-region action' }).click()
  await fillToReview(page)
  await page.getByRole('button', { name: 'Submit changes' }).click()
  await expect(page.getByText('from-a-file is at version 2')).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save file' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('from-a-file.json')
  const saved = JSON.parse(await readFile(await download.path(), 'utf8')) as {
    pipeline: typeof pipeline
  }
  const { artifactStore, stages, ...rest } = pipeline
  expect(saved.pipeline).toMatchObject({
    ...rest,
    artifactStores: {
      'us-west-2': artifactStore,
      'eu-west-1': { type: 'S3', location: 'artifacts-of-ireland' },
      'us-east-1': { type: 'S3', location: 'my-storage-bucket-us-east-1' },
    },
    stages: [...stages, { name: 'DeployRegionB', actions: [{ region: 'us-east-1' }] }],
  })
})
