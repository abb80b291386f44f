import type { Page } from '@playwright/test'
import { type Console, expect, test } from './console.ts'
import { fillToBuckets, next, openWizard } from './wizard.ts'

/** The wizard as far as the buckets, for a region in which the pipeline has none. */
async function openBuckets(page: Page, console: Console, region: string) {
  await openWizard(page, console, 'MyFirstPipeline')
  await fillToBuckets(page, { region, action: 'Deploy-B' })
}

const dialogOf = (page: Page, region: string) =>
  page.getByRole('dialog', { name: `Create a bucket in ${region}` })

test('a bucket is created on the way, shown in full before, and chosen', async ({
  page,
  console,
}) => {
  await openBuckets(page, console, 'eu-central-1')
  const field = page.getByLabel('Artifact bucket in eu-central-1')
  await expect(field).not.toHaveValue('')
  await page.getByRole('button', { name: 'Create a bucket in eu-central-1' }).click()
  const dialog = dialogOf(page, 'eu-central-1')
  const name = dialog.getByLabel('Bucket name')
  await expect(name).toHaveValue('my-storage-bucket-eu-central-1-111122223333')
  await name.fill('Not A Bucket')
  await expect(dialog.getByText('Use 3 to 63 small letters')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Create bucket' })).toBeDisabled()
  await name.fill('artifacts-frankfurt')

  await dialog.getByLabel('A KMS key of your own (SSE-KMS)').click()
  await dialog.getByRole('combobox', { name: 'KMS key', exact: true }).click()
  await page.getByRole('option', { name: /alias\/web-release/ }).click()
  await dialog.getByLabel('Keep versions of objects').check()
  await expect(dialog.getByRole('list', { name: 'Steps' }).getByRole('listitem')).toHaveText([
    'Create the bucket in eu-central-1',
    'Block all public access',
    /^Encrypt with the KMS key arn:aws:kms:eu-central-1:/,
    'Refuse requests without TLS',
    'Keep versions of objects',
    'Delete artifacts after 30 days',
  ])
  await dialog.getByRole('button', { name: 'Create bucket' }).click()
  await expect(dialog.getByText('Bucket "artifacts-frankfurt" is made and chosen.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect(field).toHaveValue('artifacts-frankfurt')
  await expect(page.getByLabel(/^KMS key in eu-central-1/)).toHaveValue(
    /^arn:aws:kms:eu-central-1:111122223333:key\//,
  )
  await next(page)
  await expect(page.getByText('artifacts-frankfurt').first()).toBeVisible()
})

test('a step that fails is told, and the bucket is taken back', async ({ page, console }) => {
  await console.control('faults', { operation: 'PutBucketPolicy', service: 's3', fault: 'deny' })
  await openBuckets(page, console, 'eu-west-3')
  await page.getByRole('button', { name: 'Create a bucket in eu-west-3' }).click()
  const dialog = dialogOf(page, 'eu-west-3')
  await dialog.getByLabel('Bucket name').fill('artifacts-paris')
  await dialog.getByRole('button', { name: 'Create bucket' }).click()
  await expect(dialog.getByText('The bucket was not made')).toBeVisible()
  await expect(
    dialog.getByText('Undone: no bucket "artifacts-paris" is left behind.'),
  ).toBeVisible()
  await expect(dialog.getByText(/s3:PutBucketPolicy/).first()).toBeVisible()

  const { faults } = (await (await fetch(`${console.endpoint}/_sandbox/faults`)).json()) as {
    faults: { id: string }[]
  }
  expect(faults).toHaveLength(1)
  await fetch(`${console.endpoint}/_sandbox/faults`, { method: 'DELETE' })
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await expect(dialog.getByText('Bucket "artifacts-paris" is made and chosen.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect(page.getByLabel('Artifact bucket in eu-west-3')).toHaveValue('artifacts-paris')
})
