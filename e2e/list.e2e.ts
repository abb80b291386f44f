import { readFile } from 'node:fs/promises'
import { expect, test } from './console.ts'
import { fillToReview } from './wizard.ts'

/** All that the graph is for, without the graph. */

test('an action is added, followed and moved to another region through the list alone', async ({
  page,
  console,
}) => {
  const link = (name: string) => page.getByRole('link', { name, exact: true })
  const row = (name: RegExp) => page.getByRole('row', { name })
  await console.open(page, '/sandbox/us-west-2/pipelines/MyFirstPipeline?show=list')
  await expect(page.getByRole('treegrid', { name: /^Stages and actions/ })).toBeVisible()
  await page.getByRole('button', { name: 'Add cross-region action' }).click()
  await fillToReview(page)
  await page.getByRole('button', { name: 'Submit changes' }).click()
  await expect(page.getByText('MyFirstPipeline is at version 2')).toBeVisible()

  await page.getByRole('button', { name: 'List' }).click()
  await expect(row(/Deploy-us-east-1 Not run yet .*us-east-1/)).toBeVisible()
  await page.getByRole('button', { name: 'Release change' }).click()
  await console.control('clock', { advanceSeconds: 3600 })
  await expect(row(/Deploy-us-east-1 Succeeded/)).toBeVisible({ timeout: 35_000 })

  // The same selection as in the graph, by the same address.
  await link('Deploy-us-east-1').click()
  await expect(page).toHaveURL(/action=DeployRegionB%2FDeploy-us-east-1/)
  await expect(page.getByText('DeploymentGroupName')).toBeVisible()
  await expect(link('Deploy-us-east-1')).toHaveAttribute('aria-current', 'true')
  await page.getByRole('button', { name: 'Close details' }).click()
  await expect(link('Deploy-us-east-1')).toBeFocused()

  await page.getByRole('searchbox').fill('us-east-1')
  await expect(link('Source')).toBeHidden()
  await page.getByRole('button', { name: 'Change Deploy-us-east-1' }).click()
  await page.getByRole('menuitem', { name: 'Change region' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('New region', { exact: true }).click()
  await page.getByRole('option', { name: /eu-central-1/ }).click()
  await dialog.getByRole('button', { name: 'Change region' }).click()
  // What a sentence is about stands out in the graph; it is not needed to go on.
  await page.getByRole('button', { name: /^In eu-central-1, keep artifacts/ }).click()
  await expect(page.getByText(/^\d of \d$/)).toBeVisible()
  // And the reverse.
  await page.getByRole('button', { name: /^Deploy-us-east-1, CodeDeploy/ }).click()
  await expect(
    page.getByRole('listitem').getByRole('button', { name: /"Deploy-us-east-1"/ }),
  ).toHaveAttribute('aria-current', 'true')
  await page.getByRole('button', { name: 'Submit changes' }).click()
  await expect(page.getByText('MyFirstPipeline is at version 3')).toBeVisible()
  await page.getByRole('button', { name: 'List' }).click()
  await expect(row(/Deploy-us-east-1 .*eu-central-1/)).toBeVisible()
})

test('what failed says why in the list and one click away in the graph of its run', async ({
  page,
  console,
}) => {
  const why = /overall deployment failed because too many individual instances/
  await console.open(page, '/sandbox/us-west-2/pipelines/failed-deployment?show=list&find=failed')
  await expect(page.getByRole('row', { name: /Deploy-us-east-1 Failed/ })).toContainText(why)
  await expect(page.getByRole('link', { name: 'Smoke' })).toBeHidden()
  await console.open(page, '/sandbox/us-west-2/pipelines/failed-deployment/runs')
  await page
    .getByRole('link', { name: /^Run [0-9a-f]{8}-/ })
    .first()
    .click()
  const card = page.getByRole('button', { name: /^Deploy-us-east-1, .*Failed$/ })
  await expect(card).toContainText(/Failed, \d+ s/)
  await card.click()
  await expect(page.getByRole('region', { name: 'Deploy-us-east-1' }).getByText(why)).toBeVisible()
  await expect(page).toHaveURL(/action=Deploy/)
})

test('on a phone the list is shown first, and the graph when asked for', async ({
  page,
  console,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await console.open(page, '/sandbox/us-west-2/pipelines/MyFirstPipeline')
  await expect(page.getByRole('link', { name: 'Stage Deploy' })).toBeVisible()
  await page.getByRole('button', { name: /^View/ }).click()
  await page.getByRole('option', { name: 'By stage' }).click()
  await expect(page.getByRole('button', { name: /^Source, CodeCommit/ })).toBeVisible()
  await expect(page).toHaveURL(/show=graph/)
})

test('the whole graph is saved as a picture, whatever part of it is shown', async ({
  page,
  console,
}) => {
  await console.open(page, '/sandbox/us-west-2/pipelines/fleet-of-500-actions')
  await page.getByRole('button', { name: /^Source-1,/ }).waitFor()
  const save = async (format: RegExp) => {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save as a picture' }).click()
    await page.getByRole('menuitem', { name: format }).click()
    return download
  }
  const drawing = await save(/^SVG/)
  expect(drawing.suggestedFilename()).toBe('fleet-of-500-actions.svg')
  const svg = await readFile(await drawing.path(), 'utf8')
  expect(svg.match(/>Deploy-\d+</g)).toHaveLength(490)
  expect(svg).toContain('>Wave-49<')
  expect(svg).toContain('@font-face')
  const image = await save(/^PNG/)
  expect((await readFile(await image.path())).subarray(1, 4).toString()).toBe('PNG')
})
