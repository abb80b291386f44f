import type { Page } from '@playwright/test'
import { type Console, expect, test } from './console.ts'
import { pipelineOf } from './wizard.ts'

async function openAction(page: Page, console: Console, pipeline: string, action: string) {
  await console.open(
    page,
    `/sandbox/us-west-2/pipelines/${pipeline}?action=${encodeURIComponent(action)}`,
  )
  await page.getByRole('button', { name: 'Change region' }).waitFor()
}

const dialog = (page: Page) => page.getByRole('dialog')

async function choose(page: Page, label: string, option: RegExp) {
  await dialog(page).getByLabel(label, { exact: true }).click()
  await page.getByRole('option', { name: option }).click()
}

async function submit(page: Page, pipeline: string, version: number) {
  await page.getByRole('button', { name: 'Submit changes' }).click()
  await expect(page.getByText(`${pipeline} is at version ${version}`)).toBeVisible()
}

test('an action changes its region, takes a bucket there and leaves none behind', async ({
  page,
  console,
}) => {
  await openAction(page, console, 'AnyCompanyPipeline', 'DeployRegionB/Deploy-us-east-1')
  await page.getByRole('button', { name: 'Change region' }).click()
  await choose(page, 'New region', /eu-central-1/)
  const bucket = dialog(page).getByLabel('Artifact bucket in eu-central-1')
  await expect(bucket).toHaveValue('web-release-artifacts-eu-central-1')
  await bucket.fill('nobody-has-this')
  await expect(dialog(page)).toContainText('S3 knows no bucket named "nobody-has-this".')
  await expect(dialog(page).getByRole('button', { name: 'Change region' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await bucket.fill('web-release-artifacts-eu-central-1')
  const withStore = dialog(page).getByRole('checkbox', {
    name: /Remove the artifact store in us-east-1 \(my-storage-bucket-us-east-1\)/,
  })
  await expect(withStore).toBeChecked()
  // A tablet that is turned, or a window that is made small, loses no answer.
  await page.setViewportSize({ width: 390, height: 900 })
  await expect(page.getByRole('treegrid', { name: /^Stages and actions/ })).toBeAttached()
  await expect(dialog(page).getByLabel('New region', { exact: true })).toContainText('eu-central-1')
  await expect(bucket).toHaveValue('web-release-artifacts-eu-central-1')
  await page.setViewportSize({ width: 1440, height: 900 })
  await expect(withStore).toBeChecked()
  await dialog(page).getByRole('button', { name: 'Change region' }).click()

  await expect(page.getByRole('heading', { name: /Review changes/ })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('There are no changes to review.')).toBeVisible()
  await expect(page.getByText(/Undone: region of Deploy-us-east-1/)).toBeVisible()
  await page.getByRole('button', { name: 'Redo' }).click()
  await submit(page, 'AnyCompanyPipeline', 2)

  const { artifactStores, stages } = await pipelineOf(console, 'AnyCompanyPipeline')
  expect(Object.keys(artifactStores ?? {})).toEqual(['us-west-2', 'eu-central-1'])
  expect(stages[2]?.actions[0]?.region).toBe('eu-central-1')
})

test('the last action of a region goes with its stage, and its store when wanted', async ({
  page,
  console,
}) => {
  await openAction(page, console, 'AnyCompanyPipeline', 'DeployRegionB/Deploy-us-east-1')
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(dialog(page)).toContainText('the only action of DeployRegionB')
  const withStore = dialog(page).getByRole('checkbox', {
    name: /Remove the artifact store in us-east-1/,
  })
  await expect(withStore).toBeChecked()
  await withStore.uncheck()
  await dialog(page).getByRole('button', { name: 'Remove action' }).click()
  await expect(page.getByRole('heading', { name: /Review changes/ })).toBeVisible()
  await submit(page, 'AnyCompanyPipeline', 2)

  await page.getByRole('tab', { name: 'Regions and buckets' }).click()
  const stores = page.getByRole('table', { name: 'Regions and buckets' })
  await expect(stores.getByRole('row', { name: /us-east-1/ })).toContainText('Nothing runs here')
  await stores.getByRole('button', { name: 'Remove the store in us-east-1' }).click()
  const review = page.getByRole('heading', { name: /Review changes/ })
  await expect(review).toBeVisible()
  await page.goBack()
  await page.getByRole('tab', { name: 'Regions and buckets' }).click()
  await expect(stores.getByRole('row', { name: /us-east-1/ })).toContainText(
    'Your draft removes this store',
  )
  await page.goForward()
  await expect(review).toBeVisible()
  await submit(page, 'AnyCompanyPipeline', 3)

  const { artifactStore, artifactStores, stages } = await pipelineOf(console, 'AnyCompanyPipeline')
  expect(artifactStores).toBeUndefined()
  expect(artifactStore).toEqual({ type: 'S3', location: 'my-storage-bucket' })
  expect(stages.map(({ name }) => name)).toEqual(['Source', 'Deploy'])
})

test('a duplicate in another region has values of its own', async ({ page, console }) => {
  await console.control('faults', { operation: 'ListBuckets', fault: 'slow', seconds: 4 })
  await openAction(page, console, 'global-web-release', 'Verify/Smoke-us-east-1')
  await page.getByRole('button', { name: 'Duplicate to another region' }).click()
  await choose(page, 'Region of the duplicate', /eu-west-1/)
  const bucket = dialog(page).getByLabel('Artifact bucket in eu-west-1')
  await bucket.click()
  await expect(page.getByText('Loading buckets')).toBeVisible()
  await expect(page.getByRole('option', { name: 'web-shop-assets' })).toBeVisible()
  // The suggestion that came with the list does not run into what somebody is about to type.
  await expect(bucket).toHaveValue('')
  await expect(dialog(page).getByLabel('Name of the duplicate')).toHaveValue('Smoke-eu-west-1')
  await expect(dialog(page).getByRole('cell', { name: /{"region":"eu-west-1"}/ })).toBeVisible()
  await bucket.fill('web-shop-assets')
  await dialog(page).getByLabel('Name of the duplicate').fill('Smoke-Ireland')
  await dialog(page).getByRole('button', { name: 'Duplicate', exact: true }).click()
  await expect(page.getByRole('heading', { name: /Review changes/ })).toBeVisible()
  await submit(page, 'global-web-release', 2)

  const { artifactStores, stages } = await pipelineOf(console, 'global-web-release')
  expect(artifactStores?.['eu-west-1']).toEqual({ type: 'S3', location: 'web-shop-assets' })
  expect(stages.at(-1)?.actions.at(-1)).toMatchObject({
    name: 'Smoke-Ireland',
    region: 'eu-west-1',
    configuration: { FunctionName: 'web-shop-smoke', UserParameters: '{"region":"eu-west-1"}' },
  })
})

test('a region or a move that AWS would refuse says why, and a good move arrives', async ({
  page,
  console,
}) => {
  await openAction(page, console, 'global-web-release', 'Approve/Release-manager')
  await page.getByRole('button', { name: 'Change region' }).click()
  await choose(page, 'New region', /us-east-1/)
  await expect(dialog(page)).toContainText('"Release-manager" cannot run in us-east-1.')
  await expect(dialog(page)).toContainText('A manual approval runs nowhere')
  await expect(dialog(page).getByRole('button', { name: 'Change region' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await dialog(page).getByRole('button', { name: 'Cancel' }).click()
  await openAction(page, console, 'global-web-release', 'Build/Lint')
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  await choose(page, 'Stage', /^Source/)
  await expect(dialog(page)).toContainText('may hold source actions only')
  const confirm = dialog(page).getByRole('button', { name: 'Move', exact: true })
  await expect(confirm).toHaveAttribute('aria-disabled', 'true')
  await choose(page, 'Stage', /^Test/)
  await dialog(page).getByLabel('Run order').fill('2')
  await confirm.click()
  await expect(page.getByRole('heading', { name: /Review changes/ })).toBeVisible()
  await submit(page, 'global-web-release', 2)
  const { stages } = await pipelineOf(console, 'global-web-release')
  expect(stages[2]?.actions.at(-1)).toMatchObject({ name: 'Lint', runOrder: 2 })
  expect(stages[1]?.actions.map(({ name }) => name)).toEqual(['Compile'])
})
