import { parseArgs, type ParseArgsConfig } from 'node:util'

/** A mistake of the person who typed the command; its message is for them. */
export class UsageError extends Error {}

/**
 * Reads a command's options; unknown ones and stray words are refused.
 *
 * @throws UsageError naming what is wrong.
 */
export function readOptions<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

/**
 * A port number as typed.
 *
 * @param lowest 0 where the port may be turned off.
 * @throws UsageError where it is none.
 */
export function readPort(option: string, text: string, lowest: 0 | 1 = 1): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1
  if (port >= lowest && port <= 65_535) return port
  throw new UsageError(`${option} takes a port from ${lowest} to 65535, not "${text}"`)
}

/** Runs a command; a mistake in its options ends it with the usage and status 2. */
export async function runCommand(usage: string, run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    const isUsage = error instanceof UsageError
    console.error(error instanceof Error ? error.message : error)
    if (isUsage) console.error(`\n${usage}`)
    else if (error instanceof Error && error.cause) console.error(error.cause)
    process.exit(isUsage ? 2 : 1)
  }
}
