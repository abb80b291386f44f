import { expect, test } from './console.ts'
import { fillBucket, fillToBuckets, fillToReview, next, openWizard } from './wizard.ts'

test('the review says what was made sure of, and what was not', async ({ page, console }) => {
  await openWizard(page, console, 'MyFirstPipeline')
  await fillToReview(page)
  const checks = page.getByRole('table', { name: 'Checks before submit' })
  const row = (title: RegExp) => checks.getByRole('row', { name: title })
  await expect(row(/The bucket exists and lies in the region/)).toContainText('Passed')
  await expect(row(/The service role can use the bucket/)).toContainText('Passed')
  await expect(row(/the deployment group exists in the region/)).toContainText('Passed')
  await expect(row(/its role can do what it needs/)).toContainText('Passed')
  await expect(row(/The bucket is not public/)).toContainText('Failed')
  await expect(row(/^.*Stages/)).toContainText('2 now, 3 after, of 50 stages.')
  await expect(page.getByText('1 failed. You may submit all the same.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Submit changes' })).toBeEnabled()
})

test('what may not be asked is unknown, says why, and holds nobody up', async ({
  page,
  console,
}) => {
  const deny = { service: 'iam', operation: 'SimulatePrincipalPolicy', fault: 'deny' }
  await console.control('faults', deny)
  await openWizard(page, console, 'MyFirstPipeline')
  await fillToReview(page)
  const checks = page.getByRole('table', { name: 'Checks before submit' })
  const role = checks.getByRole('row', { name: /The service role can use the bucket/ })
  await expect(role).toContainText('Unknown')
  await expect(role).toContainText('iam:SimulatePrincipalPolicy is not allowed')
  await page.getByRole('button', { name: 'Submit changes' }).click()
  await expect(page.getByText('MyFirstPipeline is at version 2')).toBeVisible()
})

test('a role without permissions in the new region fails, with the statements to add', async ({
  page,
  console,
}) => {
  await openWizard(page, console, 'MyFirstPipeline')
  await fillToBuckets(page, {
    stage: 'DeployFrankfurt',
    action: 'Deploy-eu',
    region: 'eu-central-1',
    group: 'Nowhere',
  })
  await fillBucket(page, 'eu-central-1', 'codepipeline-eu-central-1-503912847561')
  await next(page)

  const checks = page.getByRole('table', { name: 'Checks before submit' })
  await expect(
    checks.getByRole('row', { name: /the deployment group exists in the region/ }),
  ).toContainText('eu-central-1 has no deployment group "Nowhere" in "MyApp".')
  await expect(
    checks.getByRole('row', { name: /The service role can use the bucket/ }),
  ).toContainText('AWS-CodePipeline-Service may not do s3:GetBucketVersioning')

  await page.getByRole('button', { name: 'Role AWS-CodePipeline-Service' }).click()
  await page.getByRole('tab', { name: 'AWS CLI' }).click()
  const cli = page.getByRole('region', { name: 'Policy, AWS CLI' })
  await expect(cli).toContainText('aws iam put-role-policy')
  await expect(cli).toContainText('arn:aws:s3:::codepipeline-eu-central-1-503912847561/*')
  await expect(cli).toContainText(
    'arn:aws:codedeploy:eu-central-1:111122223333:deploymentgroup:MyApp/Nowhere',
  )
})
