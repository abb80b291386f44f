/** For tests: whether a program that not every machine has is there. */
import { spawnSync } from 'node:child_process'

export const isInstalled = (program: string): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0
