import { spawn } from 'node:child_process'
import { promisify } from 'node:util'
import { externalDataInterceptor } from '@smithy/core/config'

/** How long a program may take to print credentials, in milliseconds; it may ask a person. */
const processDeadline = 60_000

/** Credentials are a few hundred bytes of JSON. In bytes. */
const largestOutput = 64 * 1024

/** Why a program gave no credentials. What it printed is never part of it. */
export class ProcessFailure extends Error {}

/**
 * Runs the program of a profile as the SDK does, with a limit to its time and its output. What it
 * says on its error stream is let go: it may be secret.
 */
function runCredentialProcess(
  command: string,
  deadline: number,
): Promise<{ stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    // In a group of its own, so that what a shell has started ends with it.
    const child = spawn(command, {
      shell: true,
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const end = (why: string) => {
      clearTimeout(timer)
      stop(child.pid, () => child.kill('SIGKILL'))
      reject(new ProcessFailure(why))
    }
    const timer = setTimeout(
      () => end(`credential_process gave nothing within ${deadline / 1000} seconds.`),
      deadline,
    )
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > largestOutput) end('credential_process printed more than 64 KB.')
      else chunks.push(chunk)
    })
    child.on('error', () => end('credential_process could not be started.'))
    child.on('close', (status) => {
      if (status !== 0) return end(`credential_process ended with status ${status}.`)
      clearTimeout(timer)
      resolve({ stdout: Buffer.concat(chunks).toString(), stderr: '' })
    })
  })
}

function stop(pid: number | undefined, orElse: () => void): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    orElse()
  }
}

/** The SDK sets no limits to a program, but lets another runner take its place. */
export function limitCredentialProcesses(deadline = processDeadline): void {
  const run = (command: string) => runCredentialProcess(command, deadline)
  externalDataInterceptor.getTokenRecord()['exec'] = Object.assign(() => {}, {
    [promisify.custom]: run,
  })
}
