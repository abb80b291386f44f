import { applyDensity, applyMode, Density, Mode } from '@cloudscape-design/global-styles'

/** What a person chose; `system` follows the operating system and its changes. */
export interface Appearance {
  mode: 'system' | 'light' | 'dark'
  density: 'comfortable' | 'compact'
}

const storageKey = 'pipespan/appearance'
const standard: Appearance = { mode: 'system', density: 'comfortable' }
const prefersDark = matchMedia('(prefers-color-scheme: dark)')
const isPrinting = matchMedia('print')

export function readAppearance(): Appearance {
  try {
    return { ...standard, ...(JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Appearance) }
  } catch {
    return standard
  }
}

export function setAppearance(appearance: Appearance): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(appearance))
  } catch {
    // Storage is full or blocked: the choice holds until the tab is closed.
  }
  apply(appearance)
}

/** Called before the first paint, so that a dark page does not flash white. */
export function applyStoredAppearance(): void {
  apply(readAppearance())
  for (const query of [prefersDark, isPrinting]) {
    query.addEventListener('change', () => apply(readAppearance()))
  }
}

function apply({ mode, density }: Appearance) {
  const isDark = mode === 'dark' || (mode === 'system' && prefersDark.matches)
  // Paper is white whatever the screen is.
  applyMode(isDark && !isPrinting.matches ? Mode.Dark : Mode.Light)
  applyDensity(density === 'compact' ? Density.Compact : Density.Comfortable)
}
