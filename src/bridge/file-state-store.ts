import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { StateStore } from '../sandbox/sandbox.ts'

/**
 * Keeps a state in one file. The file is replaced as a whole, so a reader, or a crash, finds
 * the old state or the new one, never half of one. States that come while one is being
 * written are coalesced: only the newest is put into words and written next, and all who wait are
 * told then.
 */
export class FileStateStore implements StateStore {
  private readonly path: string
  private writing: string | undefined
  private next: (() => string) | undefined
  /** Ends with the write under way. */
  private current: Promise<void> | undefined
  /** Ends with the write after it. */
  private following: Promise<void> | undefined

  constructor(path: string) {
    this.path = path
  }

  /** @returns nothing where there is no file yet. */
  async load(): Promise<string | undefined> {
    try {
      return await readFile(this.path, 'utf8')
    } catch (error) {
      if (isNotFound(error)) return undefined
      throw error
    }
  }

  /** Resolves when this state, or a newer one, is safely on disk. */
  save(state: () => string): Promise<void> {
    this.next = state
    this.following ??= this.writeNext(this.current)
    return this.following
  }

  /** Resolves when nothing waits to be written. */
  async flush(): Promise<void> {
    await (this.following ?? this.current)
  }

  /** Writes at once what is not yet on disk; for a process that ends without waiting. */
  flushSync(): void {
    const state = this.next?.() ?? this.writing
    if (state === undefined) return
    const temporary = `${this.path}.${process.pid}.last.tmp`
    mkdirSync(dirname(this.path), { recursive: true })
    const file = openSync(temporary, 'w', 0o600)
    try {
      writeFileSync(file, state)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, this.path)
  }

  private async writeNext(before: Promise<void> | undefined): Promise<void> {
    // An older state must never land on a newer one; who saved it hears of its failure.
    await before?.catch(() => {})
    const { next } = this
    if (next === undefined) return
    this.current = this.following
    this.following = undefined
    this.next = undefined
    const state = next()
    this.writing = state
    try {
      await this.replace(state)
    } finally {
      this.writing = undefined
    }
  }

  private async replace(state: string): Promise<void> {
    const temporary = `${this.path}.${process.pid}.tmp`
    await mkdir(dirname(this.path), { recursive: true })
    try {
      const file = await open(temporary, 'w', 0o600)
      try {
        await file.writeFile(state)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(temporary, this.path)
    } catch (error) {
      await rm(temporary, { force: true })
      throw error
    }
  }
}

const isNotFound = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'
