import type { Page } from '@playwright/test'
import { expect, test } from './console.ts'
import { chooseRegion, openWizard } from './wizard.ts'

/** Several drafts at once: undone, listed, reloaded, discarded and brought back. */

/** Puts the focus where no text is typed. */
const leaveField = (page: Page) =>
  page.getByRole('heading', { name: 'Action and stage' }).first().click()

test('undo and redo by keyboard and by button; one field is one step; a reload keeps both', async ({
  page,
  console,
}) => {
  await openWizard(page, console, 'MyFirstPipeline')
  const name = page.getByLabel('Action name')
  const proposed = await name.inputValue()
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled()

  await name.fill('')
  await name.pressSequentially('Mine')
  await chooseRegion(page, 'eu-central-1')
  await leaveField(page)

  await page.keyboard.press('Control+z')
  await expect(page.getByText('Undone: region. 1 step left.').first()).toBeVisible()
  await expect(name).toHaveValue('Mine')
  await page.reload()
  await expect(name).toHaveValue('Mine')
  await leaveField(page)
  await page.keyboard.press('Control+z')
  await expect(name).toHaveValue(proposed)
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled()

  await page.keyboard.press('Control+Shift+Z')
  await expect(name).toHaveValue('Mine')
  await page.keyboard.press('Control+y')
  await expect(page.getByLabel('Region', { exact: true })).toContainText('eu-central-1')
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Redo', exact: true })).toBeEnabled()
})

test("in a text field Ctrl+Z is the browser's own", async ({ page, console }) => {
  await openWizard(page, console, 'MyFirstPipeline')
  await chooseRegion(page, 'eu-central-1')
  const stage = page.getByLabel('New stage name')
  const before = await stage.inputValue()
  await stage.focus()
  await page.keyboard.press('End')
  await page.keyboard.type('X')
  await expect(stage).toHaveValue(`${before}X`)
  await page.keyboard.press('Control+z')
  await expect(stage).toHaveValue(before)
  await expect(page.getByLabel('Region', { exact: true })).toContainText('eu-central-1')
})

test('two drafts at once are listed with what they change, survive a reload, and one is discarded and brought back', async ({
  page,
  console,
}) => {
  await openWizard(page, console, 'MyFirstPipeline')
  await chooseRegion(page, 'eu-central-1')
  await page.getByLabel('Action name').fill('Deploy-Frankfurt')
  await openWizard(page, console, 'members-of-tomorrow')
  await page.getByLabel('Action name').fill('Deploy-later')
  await console.control('edit', {
    region: 'us-west-2',
    name: 'members-of-tomorrow',
    addStage: 'Theirs',
  })

  await page.goto(`${console.origin}/sandbox/us-west-2/pipelines`)
  await expect(page.getByRole('img', { name: '2 drafts' })).toBeVisible()
  await page.getByRole('link', { name: /^Drafts/ }).click()
  const listed = page.getByRole('list', { name: 'Drafts' }).getByRole('listitem')
  const first = listed.filter({ hasText: 'MyFirstPipeline' })
  const other = listed.filter({ hasText: 'members-of-tomorrow' })
  await expect(first).toContainText('Add action "Deploy-Frankfurt" (CodeDeploy, eu-central-1)')
  await expect(first).toContainText('Version 1, the present one')
  await expect(other).toContainText('Version 1; the pipeline is at version 2 now')
  await page.reload()
  await expect(listed).toHaveCount(2)

  await page.getByRole('button', { name: 'Discard the draft of MyFirstPipeline' }).click()
  await expect(listed).toHaveCount(1)
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(first).toContainText('Deploy-Frankfurt')

  await page.getByRole('button', { name: 'Continue with the draft of MyFirstPipeline' }).click()
  await expect(page.getByLabel('Action name')).toHaveValue('Deploy-Frankfurt')
})

test('a full storage is said on every screen, and nothing is lost in the tab', async ({
  page,
  console,
}) => {
  await openWizard(page, console, 'MyFirstPipeline')
  await page.evaluate(() => {
    // Fills it to the last character: halves what does not fit any more.
    for (let size = 4_000_000, part = 0; size >= 1; part += 1) {
      try {
        localStorage.setItem(`filler-${part}`, 'x'.repeat(size))
      } catch {
        size = Math.floor(size / 2)
      }
    }
  })
  await page.getByLabel('Action name').fill('In-the-tab')
  await expect(page.getByText('Your changes are in this tab only')).toBeVisible()
  await page.getByRole('link', { name: /^Drafts/ }).click()
  await page.getByRole('button', { name: 'Leave and keep the draft' }).click()
  await expect(page.getByText('Your changes are in this tab only')).toBeVisible()
  await page.getByRole('button', { name: 'Continue with the draft of MyFirstPipeline' }).click()
  await expect(page.getByLabel('Action name')).toHaveValue('In-the-tab')
})

test('members of a later API are named on the pipeline page and in the review', async ({
  page,
  console,
}) => {
  await console.open(page, '/sandbox/us-west-2/pipelines/members-of-tomorrow')
  await page.getByRole('tab', { name: 'Structure' }).click()
  const members = page.getByRole('list', { name: 'Members that this build does not know' })
  await expect(members.getByRole('listitem')).toHaveCount(4)
  await expect(members).toContainText('stages["Deploy"].actions["Deploy"].retryBudget')
  await expect(members).toContainText('9007199254740991')
})
