import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const withoutFeatures = [
  // The address bar's suggestions: a page of 400 files that every new window would load first.
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
  // Those that Playwright turns off and that touch a page; Chromium heeds the last list alone.
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  'Translate',
]

/** For a browser that is tested in: no sandbox of its own, no graphics card, and nothing on its own account. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  `--disable-features=${withoutFeatures.join(',')}`,
] as const

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const attempt = (command: string, args: readonly string[]) =>
  spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0

function findChromium(): string | undefined {
  const candidates = [process.env['CHROMIUM'], ...installed, chromium.executablePath()]
  return candidates.find((path) => path !== undefined && path !== '' && existsSync(path))
}

/** The system's own package, where a person may install one without being asked for a password. */
function installSystemPackage(): boolean {
  if (!existsSync('/usr/bin/apt-get')) return false
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const apt = (...args: string[]) => {
    const [command = 'apt-get', ...rest] = [...sudo, 'apt-get', ...args]
    return attempt(command, rest)
  }
  return apt('update', '-qq') && apt('install', '-y', '-qq', '--no-install-recommends', 'chromium')
}

/**
 * A Chrome or Chromium to test in: `CHROMIUM` from the environment, an installed one, Playwright's
 * own download, or the system's package where that download is refused.
 *
 * @returns the path of the executable.
 * @throws when none is there and none can be installed, with what to do.
 */
export async function findOrInstallChromium(): Promise<string> {
  const found = findChromium()
  if (found) return found
  console.log('No Chrome or Chromium found; installing one for the tests.')
  const attempts = [
    () => attempt('node_modules/.bin/playwright', ['install', 'chromium']),
    () => installSystemPackage(),
  ]
  for (const install of attempts) {
    const path = install() ? findChromium() : undefined
    if (path) return path
  }
  throw new Error('Chromium could not be installed. Install it and set CHROMIUM to its path.')
}
