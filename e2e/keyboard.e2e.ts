import type { Locator, Page } from '@playwright/test'
import { expect, test } from './console.ts'

test('an action is found, opened and left by keyboard alone', async ({ page, console }) => {
  await console.open(page, '/sandbox/us-west-2/pipelines/AnyCompanyPipeline')
  const source = page.getByRole('button', { name: /^Source, CodeCommit/ })
  const deploy = page.getByRole('button', { name: /^Deploy-us-east-1, CodeDeploy/ })
  await source.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(deploy).toBeFocused()
  await page.keyboard.press('Enter')
  const close = page.getByRole('button', { name: 'Close details' })
  await close.focus()
  await page.keyboard.press('Enter')
  await expect(close).toBeHidden()
  await expect(deploy).toBeFocused()
})

test('a disabled button says why', async ({ page, console }) => {
  await console.open(page, '/sandbox/us-west-2/pipelines/Nowhere')
  await page.getByRole('button', { name: 'Release change' }).focus()
  await expect(page.getByText('The pipeline cannot be read.').last()).toBeVisible()
})

/** Goes on with the Tab key until something has the focus; what cannot be reached fails here. */
async function tabTo(page: Page, target: Locator) {
  await target.waitFor()
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

async function press(page: Page, target: Locator) {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

async function type(page: Page, target: Locator, text: string) {
  await tabTo(page, target)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
}

/** Opens a list of options, types to find one, and takes it. */
async function take(page: Page, target: Locator, text: string) {
  await press(page, target)
  await page.keyboard.type(text)
  await expect(page.getByRole('option', { name: new RegExp(text) }).first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

test('a cross-region action is added, given its bucket, reviewed and submitted by keyboard alone', async ({
  page,
  console,
}) => {
  // Some two hundred presses of the Tab key.
  test.slow()
  await console.open(page, '/sandbox/us-west-2/pipelines/MyFirstPipeline')
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  await press(page, button('Add cross-region action'))
  await type(page, page.getByLabel('New stage name'), 'DeployRegionB')
  await take(page, page.getByLabel('Action provider'), 'CodeDeploy')
  await take(page, page.getByLabel('Region', { exact: true }), 'us-east-1')
  await type(page, page.getByLabel('Action name'), 'Deploy-us-east-1')
  await press(page, button('Next'))
  await type(page, page.getByLabel('ApplicationName'), 'MyApp')
  await page.keyboard.press('Escape')
  await type(page, page.getByLabel('DeploymentGroupName'), 'MyGroup')
  await page.keyboard.press('Escape')
  await press(page, button('Next'))
  await page.getByLabel('Input artifacts').waitFor()
  await press(page, button('Next'))
  await type(page, page.getByLabel('Artifact bucket in us-east-1'), 'my-storage-bucket-us-east-1')
  await page.keyboard.press('Enter')
  await press(page, button('Next'))

  // Through what changes, each shown in the graph.
  await press(page, button('Go to the change after'))
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^2 of \d$/)).toBeVisible()
  await press(page, page.getByRole('button', { name: /^Add action "Deploy-us-east-1"/ }))
  await expect(page.getByRole('button', { name: /^Deploy-us-east-1, CodeDeploy/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await press(page, button('Submit changes'))
  await expect(page.getByText('MyFirstPipeline is at version 2')).toBeVisible()
})

test('the graph is searched, zoomed and left by keyboard, and lists its keys', async ({
  page,
  console,
}) => {
  await console.open(page, '/sandbox/us-west-2/pipelines/AnyCompanyPipeline')
  const east = page.getByRole('button', { name: /^Deploy-us-east-1, CodeDeploy/ })
  await page.getByRole('searchbox').focus()
  await page.keyboard.type('us-east-1')
  await expect(page.getByText('1 match')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('1 of 1')).toBeVisible()
  await expect(east).toHaveAttribute('data-found', 'pointed')
  await expect(page).toHaveURL(/find=us-east-1/)

  await east.focus()
  const before = await east.boundingBox()
  await page.keyboard.press('z')
  await expect.poll(() => east.boundingBox()).not.toEqual(before)
  await page.keyboard.press('?')
  await expect(page.getByRole('table', { name: 'Keys of the graph' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(east).toBeFocused()
})

test('a screen reader meets each stage before its actions, in the order of the pipeline', async ({
  page,
  console,
}) => {
  await console.open(page, '/sandbox/us-west-2/pipelines/AnyCompanyPipeline')
  await page.getByRole('button', { name: /^Deploy-us-east-1, CodeDeploy/ }).waitFor()
  await expect(page.getByLabel('Stages and actions of AnyCompanyPipeline')).toMatchAriaSnapshot(`
    - button /Stage Source, .+/
    - button "Collapse stage Source" [expanded]
    - button /Source, CodeCommit, us-west-2, .+/
    - button /Stage Deploy, .+/
    - button "Collapse stage Deploy" [expanded]
    - button /Deploy, CodeDeploy, us-west-2, .+/
    - button /Stage DeployRegionB, .+/
    - button "Collapse stage DeployRegionB" [expanded]
    - button /Deploy-us-east-1, CodeDeploy, us-east-1, .+/
    - button "Zoom in"
  `)
})
