import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Resolves once no animation is under way that will ever end: text is half transparent before. */
async function settled(page: Page) {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().endTime === Infinity,
      ),
  )
}

/** Axe finds nothing on the page as it stands once it has come to rest, in light and in dark. */
export async function expectClean(page: Page, media: { forcedColors?: 'active' } = {}) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ ...media, colorScheme })
    await expect(page.locator('body.awsui-dark-mode')).toHaveCount(colorScheme === 'dark' ? 1 : 0)
    await settled(page)
    // A page of one frame: its results need no blank page of their own to be put together on.
    const axe = new AxeBuilder({ page }).setLegacyMode()
    // Axe reads the page's own colours of text, in whose place the system draws its own.
    if (media.forcedColors) axe.disableRules('color-contrast')
    const { violations } = await axe.analyze()
    const found = violations.map(({ id, nodes }) => ({
      id,
      colorScheme,
      where: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
    }))
    expect(found).toEqual([])
  }
}

/** The page itself does not scroll sideways; the graph and code may. */
export async function expectNoSidewaysScroll(page: Page) {
  const { scrollWidth, clientWidth } = await page.evaluate(() => ({
    scrollWidth: document.documentElement.scrollWidth,
    clientWidth: document.documentElement.clientWidth,
  }))
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth)
}

/** At the width of a desk and of a phone: axe finds nothing, and the page does not scroll sideways. */
export async function expectCleanAtEveryWidth(page: Page) {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    await expectClean(page)
    await expectNoSidewaysScroll(page)
  }
}
