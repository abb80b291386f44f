import type { Page } from '@playwright/test'
import { type Console, expect, test } from './console.ts'
import { fillToReview, openWizard } from './wizard.ts'

/** Versions of a pipeline: listed, compared and restored. */

const name = 'MyFirstPipeline'
const pipelinePath = `/sandbox/us-west-2/pipelines/${name}`

/** Somebody else adds a stage, which makes a version. */
const edit = (console: Console, addStage: string) =>
  console.control('edit', { region: 'us-west-2', name, addStage })

const row = (page: Page, version: number) =>
  page.getByRole('row').filter({
    has: page.getByRole('checkbox', { name: `Compare version ${version}`, exact: true }),
  })

const choose = (page: Page, version: number) =>
  page.getByRole('checkbox', { name: `Compare version ${version}`, exact: true }).click()

async function openHistory(page: Page, console: Console, search = '') {
  await console.open(page, `${pipelinePath}/history${search}`)
  await expect(page.getByText(/^AWS keeps about the last ten versions/)).toBeVisible()
}

/** The declaration as AWS has it, without the version AWS counts. */
async function structureOf(page: Page, version?: number): Promise<unknown> {
  const text = await page.evaluate(
    async (input) => {
      const answer = await fetch('/aws/sandbox/us-west-2/codepipeline/', {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': 'CodePipeline_20150709.GetPipeline',
        },
        body: JSON.stringify(input),
      })
      return answer.text()
    },
    { name, ...(version !== undefined && { version }) },
  )
  const { pipeline } = JSON.parse(text) as { pipeline: Record<string, unknown> }
  return { ...pipeline, version: undefined }
}

test('the newest version is compared with the one before, and then any two are', async ({
  page,
  console,
}) => {
  for (const stage of ['A', 'B', 'C']) await edit(console, stage)
  await console.open(page, pipelinePath)
  await page.getByRole('link', { name: 'History' }).click()
  await expect(page.getByRole('heading', { name: `History of ${name}` })).toBeVisible()

  await expect(row(page, 4)).toContainText('Add stage "C" after "B". And 1 more.')
  await expect(row(page, 2)).toContainText('Add stage "A" after "Deploy". And 1 more.')
  await expect(row(page, 1)).toContainText('The first version.')
  await expect(row(page, 1)).toContainText('AWS')
  await expect(
    page.getByRole('heading', { name: 'From version 3 to version 4', exact: true }),
  ).toBeVisible()

  await choose(page, 4)
  await choose(page, 1)
  await expect(page).toHaveURL(/[?]from=3&to=1$/)
  await expect(
    page.getByRole('heading', { name: 'From version 1 to version 3', exact: true }),
  ).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Add stage "A"' })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Add stage "B"' })).toBeVisible()
  await expect(
    page.getByRole('button', { name: /^Approve, Manual/ }).filter({ hasText: 'Added' }),
  ).toHaveCount(2)
  await expect(
    page.getByRole('region', { name: 'JSON of version 1 and of version 3' }),
  ).toContainText('"A"')

  await page.reload()
  await expect(
    page.getByRole('heading', { name: 'From version 1 to version 3', exact: true }),
  ).toBeVisible()
})

test('an old version is restored as a new one, through the review', async ({ page, console }) => {
  for (const stage of ['A', 'B']) await edit(console, stage)
  await openHistory(page, console)
  await page.getByRole('button', { name: 'Restore version 1' }).click()
  await expect(page.getByText(/from version 3 to version 4/)).toBeVisible()
  await expect(page.getByText('Remove stage "B" and its 1 action(s).')).toBeVisible()
  await page.getByRole('button', { name: 'Submit changes' }).click()
  await expect(page.getByText(`${name} is at version 4`)).toBeVisible()
  expect(await structureOf(page)).toEqual(await structureOf(page, 1))

  await page.getByRole('link', { name: 'History' }).click()
  await expect(row(page, 4)).toContainText('Remove stage "A" and its 1 action(s). And 1 more.')
  await expect(row(page, 1)).toContainText('Same as the newest')
  await expect(page.getByRole('button', { name: 'Restore version 1' })).toHaveCount(0)
})

test('versions that AWS has forgotten are kept by this browser, and can be restored', async ({
  page,
  console,
}) => {
  await console.open(page, pipelinePath)
  await expect(page.getByText(/^Version 1, updated/)).toBeVisible()
  const first = await structureOf(page)
  for (let version = 2; version <= 12; version += 1) await edit(console, `Stage${version}`)

  await openHistory(page, console)
  await expect(row(page, 12)).toContainText('AWS')
  await expect(row(page, 3)).toContainText('Since version 1: Add stage "Stage2" after "Deploy".')
  await expect(row(page, 2)).toHaveCount(0)
  await expect(row(page, 1)).toContainText('This browser only')
  await expect(page.getByText('of this one it has versions 3 to 12.')).toBeVisible()
  await expect(page.getByText('Version 1 is kept by this browser only.')).toBeVisible()
  await expect(page.getByText(/^Version 2 is not known/)).toBeVisible()

  await page.getByRole('button', { name: 'Restore version 1', exact: true }).click()
  await page.getByRole('button', { name: 'Submit changes' }).click()
  await expect(page.getByText(`${name} is at version 13`)).toBeVisible()
  expect(await structureOf(page)).toEqual(first)
})

test('a deep link to a version that nobody has says so', async ({ page, console }) => {
  await edit(console, 'A')
  await openHistory(page, console, '?from=1&to=9')
  await expect(page.getByText(/^Version 9 cannot be compared/)).toBeVisible()
})

test('a draft is not replaced by a restore without asking', async ({ page, console }) => {
  await edit(console, 'A')
  await openWizard(page, console, name)
  await fillToReview(page)
  await openHistory(page, console)
  await page.getByRole('button', { name: 'Restore version 1' }).click()
  const dialog = page.getByRole('dialog', { name: `Replace your draft of ${name}?` })
  await expect(dialog).toContainText('Add stage "DeployRegionB"')
  await dialog.getByRole('button', { name: 'Open the draft' }).click()
  await expect(page.getByRole('button', { name: 'Submit changes' })).toBeVisible()

  await openHistory(page, console)
  await page.getByRole('button', { name: 'Restore version 1' }).click()
  await dialog.getByRole('button', { name: 'Replace the draft' }).click()
  await expect(page.getByText('Remove stage "A" and its 1 action(s).')).toBeVisible()
  await expect(page.getByText('Add stage "DeployRegionB"')).toHaveCount(0)
})

test('a pipeline that cannot be read shows AWS’s words', async ({ page, console }) => {
  await console.open(page, '/sandbox/us-west-2/pipelines/Nowhere/history')
  await expect(page.getByText('PipelineNotFoundException')).toBeVisible()
})
