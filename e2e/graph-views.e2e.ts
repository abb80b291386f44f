import { expectClean } from './axe.ts'
import { expect, test } from './console.ts'

test('the same pipeline by stage and by region, its stages collapsed and opened again', async ({
  page,
  console,
}) => {
  await console.open(page, '/sandbox/us-west-2/pipelines/global-web-release')
  const integration = page.getByRole('button', { name: /^Integration-eu, CodeBuild/ })
  await integration.click()
  await expect(page).toHaveURL(/action=Test%2FIntegration-eu/)

  // The other view keeps the selection, and says where each region keeps its artifacts.
  await page.getByRole('button', { name: 'By region' }).click()
  await expect(page).toHaveURL(/view=region/)
  await expect(integration).toHaveAttribute('aria-pressed', 'true')
  const home = page.getByRole('group', { name: 'Region us-west-2' })
  const frankfurt = page.getByRole('group', { name: 'Region eu-central-1' })
  await expect(home).toContainText('web-release-artifacts-us-west-2')
  await expect(frankfurt).toContainText('Europe (Frankfurt)')
  await expect(frankfurt).toContainText('web-release-artifacts-eu-central-1')

  // A deep link shows the same, and keys lead along the lane.
  await page.reload()
  await expect(integration).toHaveAttribute('aria-pressed', 'true')
  await integration.focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('button', { name: /^Deploy-eu-central-1, / })).toBeFocused()

  // One stage by key, all by button; what is collapsed is in the address too.
  await page.keyboard.press('-')
  await expect(page).toHaveURL(/collapsed=Deploy/)
  const inFrankfurt = page.getByRole('button', { name: 'Expand stage Deploy, 1 action' })
  await expect(inFrankfurt).not.toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Stage Deploy/ })).toBeFocused()
  await page.getByRole('button', { name: 'Expand all stages' }).click()
  await expect(inFrankfurt).toHaveCount(0)
  await expectClean(page)
})
