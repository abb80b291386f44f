/**
 * Everything that CI runs, in the order in which it fails soonest. The last line counts:
 * each tool is one check, each unit and e2e test is one more.
 */
import { spawn } from 'node:child_process'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { findOrInstallChromium } from './chromium.ts'

interface Count {
  passed: number
  failed: number
}

interface Step {
  name: string
  command: readonly string[]
  /** Counts the tests that the command ran; absent where the command itself is the check. */
  count?: () => Promise<Count>
  prepare?: () => Promise<Record<string, string>>
}

const reports = 'node_modules/.cache/pipespan'

/** The part of vitest's JSON report that is counted. */
interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numTotalTestSuites: number
  numFailedTestSuites: number
}

/** The part of Playwright's JSON report that is counted. */
interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number }
}

const readReport = async <Report>(name: string) =>
  JSON.parse(await readFile(`${reports}/${name}.json`, 'utf8')) as Report

const steps: readonly Step[] = [
  { name: 'format', command: ['oxfmt', '--check', '.'] },
  {
    name: 'lint',
    command: [
      'oxlint',
      '-c',
      'oxlint.config.mjs',
      '--deny-warnings',
      ...['src', 'e2e', 'tools', 'benchmarks'],
    ],
  },
  { name: 'types of the browser code', command: ['tsc', '-p', 'tsconfig.app.json'] },
  { name: 'types of everything', command: ['tsc', '-p', 'tsconfig.node.json'] },
  { name: 'dead code', command: ['knip'] },
  {
    name: 'unit',
    command: [
      'vitest',
      'run',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${reports}/unit.json`,
    ],
    count: async () => {
      const { numPassedTests, numFailedTests } = await readReport<VitestReport>('unit')
      return { passed: numPassedTests, failed: numFailedTests }
    },
  },
  { name: 'build', command: ['vite', 'build', '--logLevel', 'warn'] },
  { name: 'bundle budget', command: ['size-limit'] },
  {
    name: 'e2e',
    command: ['playwright', 'test'],
    prepare: async () => ({
      CHROMIUM: await findOrInstallChromium(),
      PLAYWRIGHT_JSON_OUTPUT_NAME: `${reports}/e2e.json`,
    }),
    count: async () => {
      const { stats } = await readReport<PlaywrightReport>('e2e')
      // A test that passes only when repeated has failed.
      return { passed: stats.expected, failed: stats.unexpected + stats.flaky }
    },
  },
]

/** Runs one of the project's tools; resolves to its exit status. */
function run([tool, ...args]: readonly string[], env: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(`node_modules/.bin/${tool}`, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    })
    child.on('error', reject)
    child.on('exit', (status) => resolve(status ?? 1))
  })
}

/** A step's own count, or one for the step itself; a failed command never counts as all passed. */
async function countOf(step: Step, status: number): Promise<Count> {
  const own = status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  if (!step.count) return own
  try {
    const counted = await step.count()
    if (counted.passed + counted.failed === 0) return { passed: 0, failed: 1 }
    return { ...counted, failed: Math.max(counted.failed, own.failed) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

const only = process.argv.slice(2)
const unknown = only.filter((name) => !steps.some((step) => step.name === name))
if (unknown.length > 0) {
  console.error(
    `No such check: ${unknown.join(', ')}. Checks: ${steps.map((s) => s.name).join(', ')}`,
  )
  process.exit(2)
}

await rm(reports, { recursive: true, force: true })
await mkdir(reports, { recursive: true })

const total: Count = { passed: 0, failed: 0 }
for (const step of steps.filter(({ name }) => only.length === 0 || only.includes(name))) {
  const started = Date.now()
  console.log(`\n── ${step.name}`)
  let status = 1
  try {
    status = await run(step.command, (await step.prepare?.()) ?? {})
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
  const { passed, failed } = await countOf(step, status)
  total.passed += passed
  total.failed += failed
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(`   ${failed === 0 ? 'passed' : 'FAILED'} in ${seconds} s`)
}

console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
