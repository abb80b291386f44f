import { expect, test } from 'vitest'
import { readOptions, readPort, UsageError } from './command-line.ts'

const options = {
  port: { type: 'string', default: '4173' },
  fresh: { type: 'boolean', default: false },
} as const

test('options that are not given have their defaults', () => {
  expect(readOptions([], options)).toEqual({ port: '4173', fresh: false })
})

test('options that are given are read', () => {
  expect(readOptions(['--port', '80', '--fresh'], options)).toEqual({ port: '80', fresh: true })
})

test.each([['--prot', '80'], ['stray'], ['--port'], ['--fresh=yes']])(
  '%s is refused',
  (...args) => {
    expect(() => readOptions(args, options)).toThrow(UsageError)
  },
)

test.each(['', '-1', '0', '65536', '4173x', '0x10', '1e3'])('"%s" is no port', (text) => {
  expect(() => readPort('--port', text)).toThrow('--port takes a port')
})

test('0 is taken where it turns something off', () => {
  expect(readPort('--sandbox-port', '0', 0)).toBe(0)
})
