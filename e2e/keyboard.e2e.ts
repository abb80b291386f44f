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
