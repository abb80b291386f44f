import { expect, type Page } from '@playwright/test'
import type { Console } from './console.ts'

/** Steps of the wizard that several journeys take. */

export async function openWizard(page: Page, console: Console, pipeline: string) {
  await console.open(page, `/sandbox/us-west-2/pipelines/${pipeline}`)
  await page.getByRole('button', { name: 'Add cross-region action' }).click()
  await page.getByLabel('Action name').waitFor()
}

export const next = (page: Page) => page.getByRole('button', { name: 'Next', exact: true }).click()

export async function chooseProvider(page: Page, provider: string) {
  await page.getByLabel('Action provider').click()
  await page
    .getByRole('option', { name: new RegExp(provider) })
    .first()
    .click()
}

export async function chooseRegion(page: Page, region: string) {
  await page.getByLabel('Region', { exact: true }).click()
  await page.getByRole('option', { name: new RegExp(region) }).click()
}

export async function fillBucket(page: Page, region: string, bucket: string) {
  const field = page.getByLabel(`Artifact bucket in ${region}`)
  await field.fill(bucket)
  // Takes the typed name and closes the list, which may lie over the buttons below.
  await field.press('Enter')
  await expect(field).toHaveAttribute('aria-expanded', 'false')
}

/** The wizard as far as the review, for a CodeDeploy action in us-east-1. */
export async function fillToReview(
  page: Page,
  { stage = 'DeployRegionB', action = 'Deploy-us-east-1' } = {},
) {
  await page.getByLabel('New stage name').fill(stage)
  await chooseProvider(page, 'CodeDeploy')
  await chooseRegion(page, 'us-east-1')
  await page.getByLabel('Action name').fill(action)
  await next(page)
  await page.getByLabel('ApplicationName').fill('MyApp')
  await page.getByLabel('DeploymentGroupName').fill('MyGroup')
  await next(page)
  await page.getByLabel('Input artifacts').waitFor()
  await next(page)
  await fillBucket(page, 'us-east-1', 'my-storage-bucket-us-east-1')
  await next(page)
  await page.getByRole('button', { name: 'Submit changes' }).waitFor()
}
