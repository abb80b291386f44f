import { lstat, readFile, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { ConnectionProblem } from './connection-entries.ts'

/** Shared files are a few kilobytes; more is no such file. In bytes. */
const largestFile = 1024 * 1024

/** The shared files that every AWS tool reads. https://docs.aws.amazon.com/sdkref/latest/guide/file-location.html */
export const sharedFiles = () => ({
  config: process.env['AWS_CONFIG_FILE'] ?? join(homedir(), '.aws', 'config'),
  credentials: process.env['AWS_SHARED_CREDENTIALS_FILE'] ?? join(homedir(), '.aws', 'credentials'),
})

export interface FileCheck {
  /** Whether profiles may be read from it; a file that is not there holds none. */
  isUsable: boolean
  problems: ConnectionProblem[]
}

const secret = /^\s*aws_(?:secret_access_key|session_token)\s*=/m

/**
 * Checks one shared file before the SDK reads it. A profile can name a program to run, so a file
 * that somebody else can write is refused; so is one with secrets that somebody else can read.
 * A symbolic link is judged by where it leads, and by whose it is.
 */
export async function checkSharedFile(file: string): Promise<FileCheck> {
  const refuse = (message: string): FileCheck => ({
    isUsable: false,
    problems: [{ file, message }],
  })
  try {
    const [link, target] = [await lstat(file), await stat(file)]
    if (!target.isFile()) return refuse('This is not a regular file.')
    if (target.size > largestFile) return refuse('This file has more than 1 MB.')
    if (!isOwn(target.uid) || !isOwn(link.uid)) return refuse('This file belongs to somebody else.')
    if (isOpenTo(target.mode, 0o022)) {
      return refuse(`Others may write to this file. Run: chmod go-w ${quoted(file)}`)
    }
    const text = await readFile(file, 'utf8')
    if (isOpenTo(target.mode, 0o044) && secret.test(text)) {
      return refuse(`Others may read the secrets in this file. Run: chmod 600 ${quoted(file)}`)
    }
    return { isUsable: true, problems: findMalformedLines(file, text) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    if (code === 'ENOENT') return { isUsable: true, problems: [] }
    return refuse(`This file cannot be read (${code}).`)
  }
}

/** Windows has neither owners nor modes of this kind. */
const isOwn = (uid: number) => uid === 0 || process.getuid === undefined || uid === process.getuid()
const isOpenTo = (mode: number, bits: number) => process.platform !== 'win32' && (mode & bits) !== 0

/** Lines that every reader of the file skips without a word. Never quotes them: they may be secret. */
function findMalformedLines(file: string, text: string): ConnectionProblem[] {
  const lines = text.split(/\r?\n/).map((line) => line.split(/(?:^|\s)[;#]/)[0]?.trim() ?? '')
  return lines.flatMap((line, index) => {
    if (line === '' || line.includes('=') || /^\[[^[\]]+\]$/.test(line)) return []
    return [{ file, line: index + 1, message: 'This line is neither a section nor a setting.' }]
  })
}

/** A word that a shell takes as one. */
export const quoted = (word: string): string =>
  /^[\w@%+=:,./~-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
