import { expect, test } from './console.ts'

test('several regions are listed at once, and one that is denied stops no other', async ({
  page,
  console,
}) => {
  await console.control('faults', {
    fault: 'deny',
    operation: 'ListPipelines',
    region: 'eu-west-1',
  })
  await console.open(
    page,
    '/sandbox/us-west-2/pipelines?regions=us-west-2,us-east-1,eu-west-1,af-south-1',
  )
  await expect(page.getByRole('link', { name: 'virginia-site' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'MyFirstPipeline' })).toBeVisible()
  await expect(page.getByText('2 of 4 regions listed, 1 not enabled, 1 failed')).toBeVisible()
  const regions = page.getByRole('list', { name: 'Regions' })
  await expect(regions).toContainText('eu-west-1: codepipeline:ListPipelines is not allowed')
  await expect(regions).toContainText('af-south-1: not enabled for this account')
  const faults = await fetch(`${console.endpoint}/_sandbox/faults`, { method: 'DELETE' })
  expect(faults.ok).toBe(true)
  await page.getByRole('button', { name: 'List it again' }).click()
  await expect(page.getByText('3 of 4 regions listed, 1 not enabled')).toBeVisible()
  await page.getByRole('link', { name: 'virginia-site' }).click()
  await expect(page).toHaveURL(/\/sandbox\/us-east-1\/pipelines\/virginia-site/)
})

test('regions chosen in the table are in the address, and the bare one leads back to them', async ({
  page,
  console,
}) => {
  await console.open(page, '/sandbox/us-west-2/pipelines')
  await page.getByRole('button', { name: /Regions listed/ }).click()
  await page.getByRole('option', { name: /US East \(N. Virginia\)/ }).click()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/regions=us-west-2%2Cus-east-1/)
  await expect(page.getByRole('link', { name: 'virginia-site' })).toBeVisible()
  await page.goto(console.origin)
  await expect(page.getByRole('link', { name: 'virginia-site' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Home region' })).toBeVisible()
})

test('every region of the partition can be listed', async ({ page, console }) => {
  await console.open(page, '/sandbox/us-west-2/pipelines')
  await page.getByRole('button', { name: /Regions listed/ }).click()
  await page.getByRole('option', { name: 'Select all' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByText('25 of 30 regions listed, 5 not enabled')).toBeVisible()
})

test('a region that is not enabled says so', async ({ page, console }) => {
  await console.open(page, '/sandbox/af-south-1/pipelines')
  await expect(page.getByText('Africa (Cape Town) is not enabled for this account')).toBeVisible()
})
