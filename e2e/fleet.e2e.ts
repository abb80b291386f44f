import { readFile } from 'node:fs/promises'
import { expectClean } from './axe.ts'
import { expect, test } from './console.ts'
import { chooseRegion, openWizard } from './wizard.ts'

/** The fleet: read from several regions, filtered, saved, and from a finding to its fix. */

test('a fleet is read, filtered, grouped and saved, and a finding leads to its fix', async ({
  page,
  console,
}) => {
  await console.control('faults', { fault: 'throttle', operation: 'GetPipeline', times: 2 })
  await console.open(page, '/sandbox/fleet?regions=us-west-2,us-east-1,eu-west-1')
  // Some fifty calls, four at a time, with two of AWS's refusals waited out.
  await expect(page.getByText('3 of 3 regions read')).toBeVisible({ timeout: 30_000 })
  const table = page.getByRole('grid', { name: 'Fleet' })
  await expect(table.getByRole('link', { name: 'virginia-site' })).toBeVisible()

  // By group, and from a group to its pipelines.
  await page.getByRole('button', { name: 'Groups' }).click()
  await page.getByRole('link', { name: 'Polling source' }).click()
  await expect(page).toHaveURL(/filter=/)
  await expect(table.getByRole('button', { name: 'Polling source' }).first()).toBeVisible()
  await page.reload()
  await expect(table.getByRole('link', { name: 'fleet-settings-release' })).toBeVisible()
  await expect(table.getByRole('link', { name: 'MyFirstPipeline' })).toBeHidden()
  await expectClean(page)

  await page.getByRole('button', { name: 'Download' }).click()
  const saving = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'CSV' }).click()
  const file = await readFile(await (await saving).path(), 'utf8')
  expect(file.split('\r\n')[1]).toContain('fleet-settings-release')

  await table.getByRole('button', { name: 'Polling source' }).first().click()
  await page.getByRole('link', { name: /^Open "/ }).click()
  await expect(page).toHaveURL(/\/pipelines\/fleet-settings-release\?action=/)
})

test('the changes of one draft become drafts of others; a link asks for the bucket of a region', async ({
  page,
  console,
}) => {
  await openWizard(page, console, 'MyFirstPipeline')
  await chooseRegion(page, 'eu-central-1')
  await page.goto(`${console.origin}/sandbox/fleet?regions=us-west-2`)
  // While the rows are still being read: where the focus is, they keep their places.
  await page.getByRole('checkbox', { name: 'Choose AnyCompanyPipeline' }).press('Space')
  await page.getByRole('button', { name: 'Apply draft' }).click()
  const dialog = page.getByRole('dialog', { name: 'Apply a draft to several pipelines' })
  await expect(dialog).toContainText('AnyCompanyPipeline')
  await dialog.getByRole('button', { name: 'Make 1 draft' }).click()
  await expect(page).toHaveURL(/\/us-west-2\/drafts/)
  await expect(page.getByRole('link', { name: 'AnyCompanyPipeline' })).toBeVisible()

  await page.goto(
    `${console.origin}/sandbox/us-west-2/pipelines/AnyCompanyPipeline?store=us-east-1`,
  )
  const bucket = page.getByRole('dialog', { name: 'Artifact bucket in us-east-1' })
  const field = bucket.getByLabel('Artifact bucket in us-east-1')
  await expect(field).toHaveValue('my-storage-bucket-us-east-1')
  const use = bucket.getByRole('button', { name: 'Use bucket' })
  await expect(use).toHaveAttribute('aria-disabled', 'true')
  await field.fill('web-release-artifacts-us-east-1')
  await field.press('Enter')
  await use.click()
  await expect(page.getByRole('heading', { name: /Review changes/ })).toBeVisible()
  await expect(page.getByText('web-release-artifacts-us-east-1').first()).toBeVisible()
  await page.goBack()
  await expect(bucket).toBeHidden()
  await expect(page).not.toHaveURL(/store=/)
})
