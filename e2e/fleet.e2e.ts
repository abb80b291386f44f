import { readFile } from 'node:fs/promises'
import { expectClean } from './axe.ts'
import { expect, test } from './console.ts'

/** The fleet: read from several regions, filtered, saved, and from a finding to its fix. */

test('a fleet is read, filtered, grouped and saved, and a finding leads to its fix', async ({
  page,
  console,
}) => {
  await console.control('faults', { fault: 'throttle', operation: 'GetPipeline', times: 2 })
  await console.open(page, '/sandbox/fleet?regions=us-west-2,us-east-1,eu-west-1')
  await expect(page.getByText('3 of 3 regions read')).toBeVisible()
  const table = page.getByRole('grid', { name: 'Fleet' })
  await expect(table.getByRole('link', { name: 'virginia-site' })).toBeVisible()
  await expectClean(page)

  // By group, and from a group to its pipelines.
  await page.getByRole('button', { name: 'Groups' }).click()
  await page.getByRole('link', { name: 'Polling source' }).click()
  await expect(page).toHaveURL(/filter=/)
  await expect(table.getByRole('button', { name: 'Polling source' }).first()).toBeVisible()
  await page.reload()
  await expect(table.getByRole('link', { name: 'fleet-settings-release' })).toBeVisible()
  await expect(table.getByRole('link', { name: 'MyFirstPipeline' })).toBeHidden()

  await page.getByRole('button', { name: 'Download' }).click()
  const saving = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'CSV' }).click()
  const file = await readFile(await (await saving).path(), 'utf8')
  expect(file.split('\r\n')[1]).toContain('fleet-settings-release')

  await table.getByRole('button', { name: 'Polling source' }).first().click()
  await page.getByRole('link', { name: /^Open "/ }).click()
  await expect(page).toHaveURL(/\/pipelines\/fleet-settings-release\?action=/)
})

test('a bucket that is gone is chosen anew from its finding', async ({ page, console }) => {
  await console.open(page, '/sandbox/us-west-2/pipelines/AnyCompanyPipeline?store=us-east-1')
  const dialog = page.getByRole('dialog', { name: 'Artifact bucket in us-east-1' })
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toBeHidden()
  await expect(page).not.toHaveURL(/store=/)
})
