import { expect, type Page } from '@playwright/test'
import type { Console } from './console.ts'
import { codePipeline } from './sandbox-call.ts'

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

/** What a CodeDeploy action works on. */
export async function fillCodeDeploy(page: Page, group = 'MyGroup') {
  await page.getByLabel('ApplicationName').fill('MyApp')
  await page.getByLabel('DeploymentGroupName').fill(group)
  await next(page)
  await page.getByLabel('Input artifacts').waitFor()
}

interface CodeDeployAction {
  stage?: string
  action?: string
  region?: string
  group?: string
}

/** The wizard as far as the buckets, for a CodeDeploy action in a stage of its own. */
export async function fillToBuckets(
  page: Page,
  {
    stage = 'DeployRegionB',
    action = 'Deploy-us-east-1',
    region = 'us-east-1',
    group = 'MyGroup',
  }: CodeDeployAction = {},
) {
  await page.getByLabel('New stage name').fill(stage)
  await chooseProvider(page, 'CodeDeploy')
  await chooseRegion(page, region)
  await page.getByLabel('Action name').fill(action)
  await next(page)
  await fillCodeDeploy(page, group)
  await next(page)
  await page.getByLabel(`Artifact bucket in ${region}`).waitFor()
}

/** The wizard as far as the review, for a CodeDeploy action in us-east-1. */
export async function fillToReview(page: Page, names: { stage?: string; action?: string } = {}) {
  await fillToBuckets(page, names)
  await fillBucket(page, 'us-east-1', 'my-storage-bucket-us-east-1')
  await next(page)
  await page.getByRole('button', { name: 'Submit changes' }).waitFor()
}

/** The wizard as far as the configuration, for one provider in one region. */
export async function openConfiguration(
  page: Page,
  console: Console,
  { pipeline = 'MyFirstPipeline', provider = '', region = 'us-east-1' },
) {
  await openWizard(page, console, pipeline)
  await chooseProvider(page, `^${provider}$`)
  await chooseRegion(page, region)
  await next(page)
  await page.getByRole('button', { name: 'Advanced' }).waitFor()
}

/** Picks one of what the region has. */
export async function pick(page: Page, key: string, option: string | RegExp) {
  await page.getByLabel(key, { exact: false }).first().click()
  await page.getByRole('option', { name: option }).click()
}

/** From the configuration to the review. */
export async function reviewFromConfiguration(page: Page) {
  await next(page)
  await page.getByLabel('Input artifacts').or(page.getByText('takes no input')).first().waitFor()
  await next(page)
  await fillBucket(page, 'us-east-1', 'my-storage-bucket-us-east-1')
  await next(page)
}

/** From the configuration to a submitted pipeline. */
export async function submitFromConfiguration(page: Page, pipeline = 'MyFirstPipeline') {
  await reviewFromConfiguration(page)
  await submit(page, pipeline)
}

/** From the review to a submitted pipeline. */
export async function submit(page: Page, pipeline = 'MyFirstPipeline') {
  await page.getByRole('button', { name: 'Submit changes' }).click()
  await expect(page.getByText(`${pipeline} is at version 2`)).toBeVisible()
}

interface PipelineInSandbox {
  version: number
  artifactStore?: object
  artifactStores?: Record<string, { location: string }>
  stages: { name: string; actions: { name: string; region?: string }[] }[]
}

/** A pipeline as the sandbox keeps it and any AWS client reads it. */
export async function pipelineOf(console: Console, name: string): Promise<PipelineInSandbox> {
  const { pipeline } = (await codePipeline(console, 'GetPipeline', { name })) as {
    pipeline: PipelineInSandbox
  }
  return pipeline
}

/** Its last action. */
export const lastAction = async (console: Console, name = 'MyFirstPipeline') =>
  (await pipelineOf(console, name)).stages.at(-1)?.actions.at(-1)
