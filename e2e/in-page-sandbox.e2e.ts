import { expect, test } from './hosted.ts'
import { fillToReview } from './wizard.ts'

/** A hosted copy with nothing configured: static files, and the sandbox in the page. */

test('AWS’s guide, with no server but static files', async ({ page, hosted }) => {
  hosted.site.config = '{}'
  await hosted.open(page)
  await page.getByRole('link', { name: 'MyFirstPipeline' }).click()
  await expect(page.getByRole('button', { name: /^Deploy, CodeDeploy, us-west-2, / })).toBeVisible()
  await page.getByRole('button', { name: 'Add cross-region action' }).click()
  await fillToReview(page)
  await page.getByRole('button', { name: 'Submit changes' }).click()
  await expect(page.getByText('MyFirstPipeline is at version 2')).toBeVisible()

  await page.reload()
  await expect(
    page.getByRole('button', { name: /^Deploy-us-east-1, CodeDeploy, us-east-1, Not run yet/ }),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Release change' }).click()
  await expect(page.getByText('Run started')).toBeVisible()
  await page.getByRole('link', { name: 'Sandbox' }).click()
  await page.getByRole('button', { name: 'Advance the clock by 1 hour' }).click()
  await expect(page.getByText('1 hour ahead of real time')).toBeVisible()
  await page.goBack()
  await expect(
    page.getByRole('button', { name: 'Deploy-us-east-1, CodeDeploy, us-east-1, Succeeded' }),
  ).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('This copy offers the sandbox only')).toBeHidden()
})

test('another tab sees what this one did', async ({ page, context, hosted }) => {
  hosted.site.config = '{}'
  const other = await context.newPage()
  await hosted.open(other, '/sandbox/us-west-2/pipelines/MyFirstPipeline')
  await expect(other.getByRole('button', { name: /^Source, CodeCommit/ })).toBeVisible()
  await hosted.open(page, '/sandbox/us-west-2/sandbox')
  await page.getByLabel('Pipeline in us-west-2', { exact: true }).click()
  await page.getByRole('option', { name: /^MyFirstPipeline$/ }).click()
  await page.getByLabel('Name of the new stage').fill('Theirs')
  await page.getByRole('button', { name: 'Save as someone else' }).click()
  await expect(page.getByText('MyFirstPipeline is at version 2')).toBeVisible()
  await expect(async () => {
    await other.getByRole('button', { name: 'Refresh pipeline' }).click()
    await expect(other.getByText('Theirs').first()).toBeVisible({ timeout: 1_000 })
  }).toPass()
})

test('faults happen to calls inside the page', async ({ page, hosted }) => {
  hosted.site.config = '{}'
  await hosted.open(page, '/sandbox/us-west-2/sandbox')
  await page.getByLabel('Fault', { exact: true }).click()
  await page.getByRole('option', { name: /^Drop after acting/ }).click()
  await page.getByRole('radio', { name: 'A number of times' }).click()
  await page.getByRole('button', { name: 'Add fault' }).click()
  const faults = page.getByRole('table', { name: 'Active faults' }).getByRole('row')
  await expect(faults.filter({ hasText: 'UpdatePipeline' })).toContainText('Once')
  await hosted.open(page, '/sandbox/us-west-2/pipelines/MyFirstPipeline/add-action')
  await fillToReview(page)
  await page.getByRole('button', { name: 'Submit changes' }).click()
  await expect(page.getByText('MyFirstPipeline is at version 2')).toBeVisible({ timeout: 20_000 })
})

for (const [name, config, words] of [
  ['missing', undefined, 'config.json is not there.'],
  ['not JSON', '{', /config\.json is not JSON/],
  ['wrong', '{"regions": ["us-west-9"], "pastedKeys": true}', /has no region "us-west-9"/],
] as const) {
  test(`a config.json that is ${name} leaves the demo, and the reason`, async ({
    page,
    hosted,
  }) => {
    hosted.site.config = config
    await hosted.open(page)
    await expect(page.getByText('This copy offers the sandbox only')).toBeVisible()
    await expect(page.getByText(words)).toBeVisible()
    await expect(page.getByRole('link', { name: 'MyFirstPipeline' })).toBeVisible()
  })
}

test('a web server that refuses unknown paths serves the demo too', async ({ page, hosted }) => {
  hosted.site.fallsBack = false
  await hosted.open(page)
  await expect(page.getByText('config.json is not there (status 403).')).toBeVisible()
  await expect(page.getByRole('link', { name: 'MyFirstPipeline' })).toBeVisible()
})
