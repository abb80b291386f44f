/** How long closing may take, in milliseconds. */
const longestClosing = 3_000

/**
 * Ends the process cleanly on Ctrl+C or SIGTERM. Signals that follow are ignored: npm and tsx
 * may pass the same one on again.
 *
 * @param close closes servers and saves; the process ends when it resolves.
 */
export function onShutdown(close: () => Promise<void>): void {
  let isClosing = false
  const end = () => {
    if (isClosing) return
    isClosing = true
    setTimeout(() => process.exit(1), longestClosing).unref()
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error('Not closed cleanly:', error)
        process.exit(1)
      },
    )
  }
  // First in line, because Vite's own listener would end the process before the state is saved.
  process.prependListener('SIGINT', end)
  process.prependListener('SIGTERM', end)
}
