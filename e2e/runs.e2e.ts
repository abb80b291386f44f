import type { Locator, Page } from '@playwright/test'
import { expectCleanAtEveryWidth } from './axe.ts'
import { type Console, expect, test } from './console.ts'
import { fillToReview, openWizard } from './wizard.ts'

/** Runs: started, followed, stopped, retried, approved, and waited for. */

/** Longer than the slowest look at a run. */
const looked = { timeout: 35_000 }

const openPipeline = (page: Page, console: Console, name: string) =>
  console.open(page, `/sandbox/us-west-2/pipelines/${name}`)
const openRuns = (page: Page, console: Console, name: string) =>
  console.open(page, `/sandbox/us-west-2/pipelines/${name}/runs`)
const newestRun = (page: Page) => page.getByRole('link', { name: /^Run [0-9a-f]{8}-/ }).first()
const dialog = (page: Page) => page.getByRole('dialog')
/** What was typed is there at another width, where the panel or the table is another element. */
async function expectKept(typed: Locator, { onDesk }: { onDesk: Locator }) {
  const page = typed.page()
  const value = await typed.inputValue()
  await page.setViewportSize({ width: 390, height: 900 })
  await expect(onDesk).not.toBeAttached()
  await expect(typed).toHaveValue(value)
  await page.setViewportSize({ width: 1440, height: 900 })
  await expect(onDesk).toBeAttached()
  await expect(typed).toHaveValue(value)
}
/** The graph says it too, to those who cannot see it. */
const panelText = (page: Page, text: string) =>
  page.getByText(text, { exact: true }).filter({ visible: true })

test('a change is released and followed on the graph until it has succeeded', async ({
  page,
  console,
}) => {
  await openRuns(page, console, 'MyFirstPipeline')
  await page.getByRole('button', { name: 'Release change' }).click()
  await page.getByRole('button', { name: 'Open run' }).click()
  await expect(page.getByRole('heading', { name: /^Run [0-9a-f]{8}$/, level: 1 })).toBeVisible()
  await expect(page).toHaveURL(/\/runs\?run=/)
  await expect(
    page.getByRole('button', { name: 'Source, CodeCommit, us-west-2, In progress' }),
  ).toBeVisible()
  await console.control('clock', { advanceSeconds: 3600 })
  await expect(
    page.getByRole('button', { name: 'Deploy, CodeDeploy, us-west-2, Succeeded' }),
  ).toBeVisible(looked)
  const actions = page.getByRole('table', { name: 'Actions of the run' })
  await expect(actions.getByRole('row', { name: /Deploy .*Succeeded/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Stop run' })).toBeHidden()
})

test('a run is drawn on the structure that it ran on', async ({ page, console }) => {
  await console.control('edit', {
    region: 'us-west-2',
    name: 'MyFirstPipeline',
    addStage: 'Later',
  })
  await openRuns(page, console, 'MyFirstPipeline')
  await newestRun(page).click()
  await expect(page.getByText('Version 1 of the pipeline.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Stage Deploy, Succeeded' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Stage Later/ })).toBeHidden()
})

test('a pipeline with variables asks for their values, with defaults', async ({
  page,
  console,
}) => {
  await openRuns(page, console, 'v2-triggers-and-conditions')
  await page.getByRole('button', { name: 'Release change' }).click()
  await expect(dialog(page).getByLabel('LogLevel')).toHaveValue('info')
  const environment = dialog(page).getByLabel('Environment')
  await environment.fill('production')
  await expectKept(environment, { onDesk: page.getByRole('columnheader', { name: 'Started' }) })
  await dialog(page).getByRole('button', { name: 'Start run' }).click()
  await page.getByRole('button', { name: 'Open run' }).click()
  await expect(page.getByText('Environment: production')).toBeVisible()
})

test('a run in progress is stopped, first waiting for its actions, then abandoning them', async ({
  page,
  console,
}) => {
  await openRuns(page, console, 'running-release')
  await newestRun(page).click()
  await page.getByRole('button', { name: 'Stop run' }).click()
  await dialog(page).getByLabel('Reason').fill('Wrong revision')
  await dialog(page).getByRole('button', { name: 'Stop and wait' }).click()
  await expect(page.getByText('Stopping').first()).toBeVisible()
  await expect(page.getByText('Wrong revision')).toBeVisible()
  await page.getByRole('button', { name: 'Abandon actions' }).click()
  await dialog(page).getByRole('button', { name: 'Stop and abandon' }).click()
  await expect(page.getByRole('button', { name: /^Build, CodeBuild, .*Abandoned$/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Abandon actions' })).toBeHidden()
})

test('an approval is rejected, its stage retried, and then approved', async ({ page, console }) => {
  await openRuns(page, console, 'waiting-for-approval')
  await newestRun(page).click()
  await expect(page.getByRole('heading', { name: 'Approval Sign-off is waiting' })).toBeVisible()
  await page.getByLabel('Comment').fill('Not on a Friday')
  await page.getByRole('button', { name: 'Reject' }).click()
  await expect(page.getByText('Stage Approve did not succeed')).toBeVisible()
  await page.getByRole('button', { name: 'Retry stage' }).click()
  await dialog(page).getByRole('button', { name: 'Retry', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Approval Sign-off is waiting' })).toBeVisible()
  await page.getByLabel('Comment').fill('Fine on a Monday')
  await page.getByRole('button', { name: 'Approve', exact: true }).click()
  await expect(page.getByRole('button', { name: /^Deploy, .*In progress$/ })).toBeVisible()
})

test('an approval is answered where its state is seen', async ({ page, console }) => {
  await openPipeline(page, console, 'waiting-for-approval')
  const signOff = page.getByRole('button', { name: /^Sign-off, Manual, .*Waiting for approval$/ })
  await signOff.click()
  await page.getByLabel('Comment').fill('Reviewed')
  await expectKept(page.getByLabel('Comment'), { onDesk: signOff })
  await page.getByRole('button', { name: 'Approve', exact: true }).click()
  await expect(page.getByRole('button', { name: /^Sign-off, Manual, .*Succeeded$/ })).toBeVisible()
})

test('a transition is disabled with a reason, and enabled again', async ({ page, console }) => {
  await openPipeline(page, console, 'MyFirstPipeline')
  const stage = page.getByRole('button', { name: 'Stage Deploy, Succeeded' })
  await stage.click()
  await page.getByRole('button', { name: 'Disable transition' }).click()
  await dialog(page).getByRole('button', { name: 'Disable', exact: true }).click()
  await expect(dialog(page).getByText(/Say why/)).toBeVisible()
  await dialog(page).getByLabel('Reason').fill('Freeze, until Monday')
  await expect(dialog(page).getByText('AWS takes no , in a reason.')).toBeVisible()
  await expectKept(dialog(page).getByLabel('Reason'), { onDesk: stage })
  await dialog(page).getByLabel('Reason').fill('Freeze until Monday')
  await dialog(page).getByRole('button', { name: 'Disable', exact: true }).click()
  await expect(panelText(page, 'Transition disabled: Freeze until Monday')).toBeVisible()
  await page.reload()
  await expect(panelText(page, 'Transition disabled: Freeze until Monday')).toBeVisible()
  await page.getByRole('button', { name: 'Enable transition' }).click()
  await expect(panelText(page, 'Transition enabled')).toBeVisible()
})

test('a stage is rolled back to an earlier run', async ({ page, console }) => {
  await openRuns(page, console, 'v2-triggers-and-conditions')
  for (const count of [1, 2]) {
    await page.getByRole('button', { name: 'Release change' }).click()
    await dialog(page).getByRole('button', { name: 'Start run' }).click()
    await expect(page.getByRole('row', { name: /Run .*In progress/ })).toHaveCount(1, looked)
    await console.control('clock', { advanceSeconds: 3600 })
    await expect(page.getByRole('row', { name: /Run .*Succeeded/ })).toHaveCount(count, looked)
  }
  await openPipeline(page, console, 'v2-triggers-and-conditions')
  await page.getByRole('button', { name: 'Stage Deploy, Succeeded' }).click()
  await page.getByRole('button', { name: 'Roll back stage' }).click()
  await expect(dialog(page).getByLabel('Roll back to')).toContainText(/Run [0-9a-f]{8}/)
  await dialog(page).getByRole('button', { name: 'Roll back', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Stage Deploy, In progress' })).toBeVisible()
})

test('runs that may not be listed say so, with AWS’s words', async ({ page, console }) => {
  await openRuns(page, console, 'RestrictedPipeline')
  await expect(page.getByText('The runs cannot be listed')).toBeVisible()
  await expect(page.getByText(/not authorized to perform: codepipeline:List/)).toBeVisible()
})

test.describe('an update of a pipeline with a run in progress', () => {
  const release = async (page: Page, console: Console) => {
    await openRuns(page, console, 'MyFirstPipeline')
    await page.getByRole('button', { name: 'Release change' }).click()
    await expect(page.getByText('Run started')).toBeVisible()
    await openWizard(page, console, 'MyFirstPipeline')
    await fillToReview(page)
    const effects = page.getByRole('list', { name: 'What the update does to runs' })
    await expect(effects.getByText(/is in stage "(Source|Deploy)" and will fail/)).toBeVisible()
    await expect(effects.getByRole('link', { name: /^Show run/ })).toBeVisible()
  }

  test('waits until idle, submits, and releases the change', async ({ page, console }) => {
    await release(page, console)
    await page.getByRole('radio', { name: 'Wait until idle, then submit' }).check()
    await page.getByRole('checkbox', { name: 'Release the change afterwards' }).check()
    await page.getByRole('button', { name: 'Submit changes' }).click()
    await expect(page.getByText('Waiting until no run is in progress')).toBeVisible()
    await expect(
      page.getByRole('list', { name: 'Runs that are waited for' }).getByRole('listitem'),
    ).toHaveCount(1)
    await console.control('clock', { advanceSeconds: 3600 })
    await expect(page.getByText('MyFirstPipeline is at version 2')).toBeVisible(looked)
    await expect(page.getByText('Run started')).toBeVisible()
    await page
      .getByRole('button', { name: 'View all runs' })
      .or(page.getByRole('tab', { name: 'Runs' }))
      .first()
      .click()
    await expect(page.getByRole('row', { name: /Succeeded/ }).first()).toBeVisible()
    await expect(page.getByRole('row', { name: /Failed/ })).toHaveCount(0)
  })

  test('waiting is cancelled, and nothing is sent', async ({ page, console }) => {
    await release(page, console)
    await page.getByRole('radio', { name: 'Wait until idle, then submit' }).check()
    await page.getByRole('button', { name: 'Submit changes' }).click()
    await page.getByRole('button', { name: 'Stop waiting' }).click()
    await expect(page.getByRole('radio', { name: 'Submit now' })).toBeVisible()
    await console.control('clock', { advanceSeconds: 3600 })
    await expect(page.getByText('No run is in progress now')).toBeVisible(looked)
    await expect(page.getByRole('button', { name: 'Submit changes' })).toBeEnabled()
    await openPipeline(page, console, 'MyFirstPipeline')
    await expect(page.getByText(/^Version 1,/)).toBeVisible()
  })

  test('stops the run, submits when it has stopped, and the run has not failed', async ({
    page,
    console,
  }) => {
    await release(page, console)
    await page.getByRole('radio', { name: 'Stop the run and submit' }).check()
    await page.getByRole('button', { name: 'Submit changes' }).click()
    await expect(page.getByText(/: stopping,/)).toBeVisible()
    await console.control('clock', { advanceSeconds: 3600 })
    await expect(page.getByText('MyFirstPipeline is at version 2')).toBeVisible(looked)
    await openRuns(page, console, 'MyFirstPipeline')
    // Stopped in its last stage, a run ends as the stage does.
    await expect(page.getByRole('row', { name: /Stopped|Succeeded/ })).toHaveCount(2)
    await expect(page.getByRole('row', { name: /Failed/ })).toHaveCount(0)
  })
})

test('the runs, one run and its dialog are clean', async ({ page, console }) => {
  await openRuns(page, console, 'running-release')
  await expect(newestRun(page)).toBeVisible()
  await expectCleanAtEveryWidth(page)
  await newestRun(page).click()
  await expect(page.getByRole('button', { name: /^Build, CodeBuild/ })).toBeVisible()
  await expectCleanAtEveryWidth(page)
  await page.getByRole('button', { name: 'Stop run' }).click()
  await expect(dialog(page).getByLabel('Reason')).toBeVisible()
  await expectCleanAtEveryWidth(page)
})

test('an approval and a transition are clean', async ({ page, console }) => {
  await openRuns(page, console, 'waiting-for-approval')
  await newestRun(page).click()
  await expect(page.getByRole('button', { name: 'Approve', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Sign-off, Manual/ })).toBeVisible()
  await expectCleanAtEveryWidth(page)
  await openPipeline(page, console, 'waiting-for-approval')
  await page.getByRole('button', { name: /^Stage Approve/ }).click()
  await expect(page.getByRole('button', { name: 'Disable transition' })).toBeVisible()
  await expectCleanAtEveryWidth(page)
})
