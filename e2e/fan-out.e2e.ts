import { expect, test } from './console.ts'
import { chooseProvider, chooseRegion, fillBucket, next, openWizard } from './wizard.ts'

const regions = [
  'us-east-1',
  'eu-west-1',
  'eu-central-1',
  'ap-northeast-1',
  'ap-southeast-1',
  'sa-east-1',
]

const bucketOf = (region: string) => `wave-artifacts-${region}`

test('one action goes to six regions in waves, with a bucket and values of its own in each', async ({
  page,
  console,
}) => {
  test.slow()
  for (const region of regions) {
    const LocationConstraint = `<CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><LocationConstraint>${region}</LocationConstraint></CreateBucketConfiguration>`
    const answer = await fetch(`${console.endpoint}/${bucketOf(region)}`, {
      method: 'PUT',
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/s3/aws4_request, SignedHeaders=host, Signature=0`,
      },
      ...(region !== 'us-east-1' && { body: LocationConstraint }),
    })
    expect(answer.status, await answer.text()).toBe(200)
  }

  await openWizard(page, console, 'MyFirstPipeline')
  await chooseProvider(page, 'CodeDeploy')
  await chooseRegion(page, 'us-east-1')
  await page.getByLabel(/Also in these regions/).click()
  for (const region of regions.slice(1)) {
    await page.getByRole('option', { name: new RegExp(region) }).click()
  }
  await page.keyboard.press('Escape')
  await expect(page.getByLabel('Action name')).toHaveValue('Deploy-{region}')
  await expect(page.getByLabel('New stage name')).toHaveValue('Deploy-regions')
  await page.getByRole('radio', { name: 'In waves' }).click()
  await page.getByLabel('Regions per wave').fill('2')
  const table = page.getByRole('table', { name: 'Actions by region' })
  await expect(table.getByRole('row', { name: /sa-east-1 Deploy-sa-east-1 3/ })).toBeVisible()
  await next(page)

  await page.getByLabel('ApplicationName').fill('MyApp-us-east-1')
  await page.getByLabel('DeploymentGroupName').fill('MyGroup')
  const preview = page.getByRole('table', { name: 'Values in the other regions' })
  await expect(preview.getByRole('cell', { name: 'MyApp-eu-west-1' })).toBeVisible()
  // One region has an application of another name: it is chosen from what the region has.
  await page.getByRole('button', { name: /^Values for eu-central-1/ }).click()
  const other = page.getByLabel('ApplicationName in eu-central-1')
  await expect(other).toHaveValue('MyApp-eu-central-1')
  await other.fill('')
  await page.getByRole('option', { name: 'MyApp', exact: true }).click()
  const row = (field: string) =>
    preview.getByRole('row', { name: new RegExp(`eu-central-1 ${field}`) })
  await expect(row('ApplicationName')).toContainText('Written for this region.')
  await page.reload()
  await expect(
    row('ApplicationName').getByRole('cell', { name: /^MyApp-us-east-1\s*MyApp$/ }),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Open help' }).click()
  await expect(page.getByRole('heading', { name: 'Configuration', level: 2 })).toBeVisible()
  await page.getByRole('button', { name: 'Close help' }).click()
  await next(page)
  await page.getByLabel('Input artifacts').waitFor()
  await next(page)
  for (const region of regions) await fillBucket(page, region, bucketOf(region))
  await next(page)
  const checks = page.getByRole('table', { name: 'Checks before submit' })
  const check = (region: string) =>
    checks.getByRole('row', { name: new RegExp(`^Deploy-${region}: the deployment group`) })
  for (const region of regions.filter((one) => one !== 'eu-central-1')) {
    await expect(check(region)).toContainText(
      `${region} has no CodeDeploy application "MyApp-${region}".`,
    )
  }
  await expect(check('eu-central-1')).toContainText('Passed')
  await page.getByRole('button', { name: 'Submit changes' }).click()
  await expect(page.getByText('MyFirstPipeline is at version 2')).toBeVisible()
  for (const region of regions) {
    await expect(
      page.getByRole('button', { name: new RegExp(`^Deploy-${region}, CodeDeploy, ${region}`) }),
    ).toBeAttached()
  }
})

test('an action is found by the keyboard alone, by name, provider and region', async ({
  page,
  console,
}) => {
  await console.open(page, '/sandbox/us-west-2/pipelines/global-web-release')
  await page.getByRole('button', { name: /Find an action/ }).waitFor()
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Stage, action, provider or region' })
  await expect(field).toBeFocused()
  await page.keyboard.type('lambda frankfurt')
  await expect(page.getByRole('option')).toHaveText([/Verify \/ Smoke-eu-central-1/])
  await field.fill('lambda')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('option', { selected: true })).toHaveText(/Smoke-us-east-1/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Smoke-us-east-1' })).toBeVisible()
})
