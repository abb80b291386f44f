import { resolve } from 'node:path'
import { createSandbox, type Sandbox } from '../sandbox/sandbox.ts'
import { FileStateStore } from './file-state-store.ts'

export interface SandboxPlace {
  /** The file that keeps the state through a restart. */
  statePath: string
  /** Starts over from the seeds. */
  fresh?: boolean
}

export interface HostedSandbox {
  sandbox: Sandbox
  /** Resolves when the state is on disk. */
  flush: () => Promise<void>
}

/**
 * A sandbox that keeps its state in a file.
 *
 * @throws when the file is there but cannot be read as a state, with what to do.
 */
export async function openSandbox({
  statePath,
  fresh = false,
}: SandboxPlace): Promise<HostedSandbox> {
  const path = resolve(statePath)
  const store = new FileStateStore(path)
  process.once('exit', () => store.flushSync())
  try {
    const sandbox = await createSandbox({ store, fresh })
    return { sandbox, flush: () => store.flush() }
  } catch (error) {
    throw new Error(
      `The sandbox cannot read its state. Start over with --fresh, or name another file with --state: ${path}`,
      { cause: error },
    )
  }
}
