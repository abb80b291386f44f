/**
 * Resolves when the page is as an app's is that has asked for its data: drawn once, and with the
 * fonts of its text loaded.
 */
export async function pageStands(): Promise<void> {
  await Promise.all(
    [...document.fonts]
      .filter(({ style, weight }) => style === 'normal' && ['400', '700'].includes(weight))
      .map((face) => face.load()),
  )
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
}
