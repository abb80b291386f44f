import type { Page } from '@playwright/test'
import { type Console, expect, test } from './console.ts'
import { fillToReview, openWizard, pipelineOf } from './wizard.ts'

/** Two people change one pipeline; neither loses anything without having been shown it. */

const addElsewhere = (console: Console, addStage: string) =>
  console.control('edit', { region: 'us-west-2', name: 'MyFirstPipeline', addStage })

const submit = (page: Page) => page.getByRole('button', { name: 'Submit changes' }).click()

test('somebody adds a stage between review and submit: both are shown together, then sent', async ({
  page,
  console,
}) => {
  await openWizard(page, console, 'MyFirstPipeline')
  await fillToReview(page)
  await addElsewhere(console, 'Elsewhere')
  await submit(page)
  await expect(
    page.getByText('Nothing was sent: MyFirstPipeline is at version 2 now'),
  ).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Theirs: version 1 to 2' })).toBeVisible()
  await expect(page.getByText('Add stage "Elsewhere" after "Deploy".')).toBeVisible()
  expect((await pipelineOf(console, 'MyFirstPipeline')).version).toBe(2)

  await page.getByRole('button', { name: 'Continue on version 2' }).click()
  await expect(page.getByText(/from version 2 to version 3/)).toBeVisible()
  await submit(page)
  await expect(page.getByText('MyFirstPipeline is at version 3')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Deploy-us-east-1, CodeDeploy/ })).toBeVisible()
  const { stages } = await pipelineOf(console, 'MyFirstPipeline')
  expect(stages.map(({ name }) => name)).toEqual(['Source', 'Deploy', 'Elsewhere', 'DeployRegionB'])
})

test('somebody takes the stage’s name: the conflict is named, and the choice is carried out', async ({
  page,
  console,
}) => {
  await openWizard(page, console, 'MyFirstPipeline')
  await fillToReview(page)
  await addElsewhere(console, 'DeployRegionB')
  await submit(page)
  const conflict = page.getByRole('radiogroup', {
    name: /There already is a stage named "DeployRegionB"/,
  })
  await expect(conflict).toBeVisible()
  await expect(page.getByRole('button', { name: 'Continue on version 2' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await conflict.getByRole('radio', { name: 'Use their stage for my actions' }).check()
  await page.getByRole('button', { name: 'Continue on version 2' }).click()
  await expect(page.getByText(/from version 2 to version 3/)).toBeVisible()
  await submit(page)
  await expect(page.getByText('MyFirstPipeline is at version 3')).toBeVisible()
  const { stages } = await pipelineOf(console, 'MyFirstPipeline')
  expect(stages.at(-1)).toMatchObject({
    name: 'DeployRegionB',
    actions: [{ name: 'Approve' }, { name: 'Deploy-us-east-1' }],
  })
})

test('a version saved between the last look and the write is told, and put back beside mine', async ({
  page,
  console,
}) => {
  await openWizard(page, console, 'MyFirstPipeline')
  await fillToReview(page)
  await console.control('faults', {
    fault: 'edit-before',
    operation: 'UpdatePipeline',
    addStage: 'Theirs',
    times: 1,
  })
  await submit(page)
  await expect(
    page.getByText('Your update, version 3, replaced version 2 of somebody else'),
  ).toBeVisible()
  await expect(page.getByText('Add stage "Theirs" after "Deploy".')).toBeVisible()
  // The question outlives a reload: nothing has been decided.
  await page.reload()
  await page.getByRole('button', { name: 'Put theirs back beside mine' }).click()
  await expect(page.getByText(/from version 3 to version 4/)).toBeVisible()
  await submit(page)
  await expect(page.getByText('MyFirstPipeline is at version 4')).toBeVisible()
  const { stages } = await pipelineOf(console, 'MyFirstPipeline')
  expect(stages.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Source', 'Deploy', 'DeployRegionB', 'Theirs']),
  )
})

test('the connection drops after the write: it is looked up, and found to have happened once', async ({
  page,
  console,
}) => {
  await openWizard(page, console, 'MyFirstPipeline')
  await fillToReview(page)
  await console.control('faults', { fault: 'drop-after', operation: 'UpdatePipeline', times: 1 })
  await submit(page)
  await expect(page.getByText('MyFirstPipeline is at version 2')).toBeVisible()
  expect((await pipelineOf(console, 'MyFirstPipeline')).version).toBe(2)
})

test('the connection drops before the write: it is said not to have happened, and nothing is lost', async ({
  page,
  console,
}) => {
  await openWizard(page, console, 'MyFirstPipeline')
  await fillToReview(page)
  await console.control('faults', { fault: 'drop-before', operation: 'UpdatePipeline', times: 1 })
  await submit(page)
  await expect(page.getByText('is still at version 1')).toBeVisible({ timeout: 20_000 })
  await submit(page)
  await expect(page.getByText('MyFirstPipeline is at version 2')).toBeVisible()
})

test('credentials expire on the bucket step: it is said there, and the answers stay', async ({
  page,
  console,
}) => {
  await openWizard(page, console, 'MyFirstPipeline')
  await fillToReview(page)
  await page.getByRole('button', { name: 'Previous' }).click()
  await console.control('faults', { fault: 'expired-credentials', operation: '*' })
  await page.reload()
  await expect(
    page.getByText(/security token included in the request is expired/i).first(),
  ).toBeVisible()
  await expect(page.getByLabel('Artifact bucket in us-east-1')).toHaveValue(
    'my-storage-bucket-us-east-1',
  )
})
