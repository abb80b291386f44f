import { expect, test } from './console.ts'
import {
  chooseProvider,
  chooseRegion,
  fillBucket,
  fillCodeDeploy,
  fillToBuckets,
  fillToReview,
  next,
  openWizard,
} from './wizard.ts'

/** Each refusal says what is wrong in words, and loses nothing. */

test('providers that may not leave the home region are shown with the reason', async ({
  page,
  console,
}) => {
  await openWizard(page, console, 'MyFirstPipeline')
  await page.getByLabel('Action provider').click()
  for (const provider of [/CodeCommit/, /GitHub/, /Manual/]) {
    const option = page.getByRole('option', { name: provider }).first()
    await expect(option).toHaveAttribute('aria-disabled', 'true')
  }
  await expect(page.getByText(/source action/i).first()).toBeVisible()
})

test('an action name that its stage already has is refused at the field', async ({
  page,
  console,
}) => {
  await openWizard(page, console, 'MyFirstPipeline')
  await page.getByLabel('Stage', { exact: true }).click()
  await page.getByRole('option', { name: 'Deploy', exact: true }).click()
  await chooseProvider(page, 'CodeDeploy')
  await chooseRegion(page, 'us-east-1')
  await page.getByLabel('Action name').fill('Deploy')
  await next(page)
  await expect(page.getByText(/already has an action named "Deploy"/)).toBeVisible()
  await expect(page.getByLabel('Action name')).toHaveValue('Deploy')
  await page.getByLabel('Action name').fill('Deploy-us-east-1')
  await next(page)
  await expect(page.getByLabel('ApplicationName')).toBeVisible()
})

test('a stage name that the pipeline already has is refused at the field', async ({
  page,
  console,
}) => {
  await openWizard(page, console, 'MyFirstPipeline')
  await page.getByLabel('New stage name').fill('Deploy')
  await chooseProvider(page, 'CodeDeploy')
  await chooseRegion(page, 'us-east-1')
  await page.getByLabel('Action name').fill('Deploy-us-east-1')
  await next(page)
  await expect(page.getByText(/stage named "Deploy"/).first()).toBeVisible()
  await expect(page.getByLabel('New stage name')).toHaveValue('Deploy')
})

test('an artifact that no earlier action makes is refused at the field, and kept there', async ({
  page,
  console,
}) => {
  await openWizard(page, console, 'global-web-release')
  await page.getByLabel('New stage name').fill('Late')
  await chooseProvider(page, 'CodeDeploy')
  await chooseRegion(page, 'us-east-1')
  await page.getByLabel('Action name').fill('Late-deploy')
  await next(page)
  await fillCodeDeploy(page)
  await page.getByLabel('Input artifacts').click()
  for (const artifact of ['SourceArtifact', 'BuildArtifact']) {
    const option = page.getByRole('option', { name: artifact })
    const isChosen = (await option.getAttribute('aria-selected')) === 'true'
    if (isChosen !== (artifact === 'BuildArtifact')) await option.click()
  }
  await page.keyboard.press('Escape')

  const previous = page.getByRole('button', { name: 'Previous' })
  await previous.click()
  await previous.click()
  await page.getByLabel('Stage', { exact: true }).click()
  await page.getByRole('option', { name: 'Build', exact: true }).click()
  await page.getByLabel('Run order').fill('1')
  await next(page)
  await next(page)
  const refusal = page.getByText(/takes artifact "BuildArtifact", which no earlier action makes/)
  await expect(refusal).toBeVisible()
  await next(page)
  await expect(refusal).toBeVisible()
  await expect(page.getByRole('button', { name: 'Remove BuildArtifact' })).toBeVisible()
})

test.describe('the bucket step', () => {
  test.beforeEach(async ({ page, console }) => {
    await openWizard(page, console, 'MyFirstPipeline')
    await fillToBuckets(page)
  })

  test('asks for a bucket in the new region', async ({ page }) => {
    // The suggestion comes with the list of buckets, and would fill a field that was emptied before.
    await expect(page.getByLabel('Artifact bucket in us-east-1')).not.toHaveValue('')
    await fillBucket(page, 'us-east-1', '')
    await next(page)
    await expect(page.getByText(/bucket in us-east-1/).last()).toBeVisible()
    await expect(page.getByRole('button', { name: 'Submit changes' })).toBeHidden()
  })

  test('refuses a bucket of another region', async ({ page }) => {
    await fillBucket(page, 'us-east-1', 'my-storage-bucket')
    await next(page)
    await expect(
      page.getByText(/us-west-2, not in us-east-1|lies in us-west-2/).first(),
    ).toBeVisible()
    await expect(page.getByLabel('Artifact bucket in us-east-1')).toHaveValue('my-storage-bucket')
  })

  test('refuses a bucket that does not exist', async ({ page }) => {
    await fillBucket(page, 'us-east-1', 'no-such-bucket-anywhere')
    await next(page)
    await expect(page.getByText(/no-such-bucket-anywhere/).first()).toBeVisible()
    await expect(page.getByRole('button', { name: 'Submit changes' })).toBeHidden()
  })
})

test("a pipeline that the caller may not read shows AWS's words", async ({ page, console }) => {
  await console.open(page, '/sandbox/us-west-2/pipelines/RestrictedPipeline')
  await expect(
    page.getByText(/is not authorized to perform: codepipeline:GetPipeline/),
  ).toBeVisible()
  await expect(page.getByText('AccessDeniedException')).toBeVisible()
})

test('a pipeline that does not exist says so', async ({ page, console }) => {
  await console.open(page, '/sandbox/us-west-2/pipelines/Nowhere')
  await expect(page.getByText(/does not have a pipeline with name 'Nowhere'/)).toBeVisible()
})

test('a console that stops in the middle of the wizard loses nothing', async ({
  page,
  ownConsole,
}) => {
  await openWizard(page, ownConsole, 'MyFirstPipeline')
  await fillToReview(page)
  await ownConsole.stop()
  await page.getByRole('button', { name: 'Submit changes' }).click()
  await expect(page.getByText(/No answer came back/).first()).toBeVisible()
  await ownConsole.start()
  await ownConsole.open(page, '/sandbox/us-west-2/pipelines/MyFirstPipeline')
  await page.getByRole('button', { name: 'Continue editing' }).click()
  await expect(page.getByRole('button', { name: 'Submit changes' })).toBeVisible()
  await page.getByRole('button', { name: 'Submit changes' }).click()
  await expect(page.getByText('MyFirstPipeline is at version 2')).toBeVisible()
})

test('a page without the launch token says where to find it', async ({ page, console }) => {
  await page.goto(`${console.origin}/sandbox/us-west-2/pipelines`)
  await expect(page.getByText('Open the URL that npm start printed')).toBeVisible()
})

test('a token of an earlier launch is told apart', async ({ page, console }) => {
  await page.goto(`${console.origin}/#token=${'x'.repeat(43)}`)
  await expect(page.getByText('This URL belongs to an earlier launch')).toBeVisible()
})
