const storageKey = 'pipespan/welcome'

/** Where the browser blocks storage, the introduction is shown on every visit. */
export function isWelcomeDismissed(): boolean {
  try {
    return localStorage.getItem(storageKey) === 'dismissed'
  } catch {
    return false
  }
}

export function dismissWelcome(): void {
  try {
    localStorage.setItem(storageKey, 'dismissed')
  } catch {
    // Blocked or full: it is gone until the next visit, at least.
  }
}
