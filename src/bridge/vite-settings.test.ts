import { expect, test } from 'vitest'
import { assertSafe, type ServerSettings } from './vite-settings.ts'

const safe: ServerSettings = { host: '127.0.0.1', cors: false, allowedHosts: [] }

test.each(['127.0.0.1', '::1', 'localhost'])('it starts on %s', (host) => {
  expect(() => assertSafe('server', { ...safe, host })).not.toThrow()
})

test.each<[string, Partial<ServerSettings>]>([
  ['host', { host: '0.0.0.0' }],
  ['host', { host: true }],
  ['host', { host: '::' }],
  ['host', { host: '192.168.1.20' }],
  ['host', { host: 'example.com' }],
  ['https', { https: {} }],
  ['allowedHosts', { allowedHosts: true }],
  ['cors', { cors: true }],
  ['cors', { cors: { origin: 'https://example.com' } }],
  ['proxy', { proxy: { '/aws': 'https://example.com' } }],
])('it does not start with %s set to %o', (setting, settings) => {
  expect(() => assertSafe('preview', { ...safe, ...settings })).toThrow(`preview.${setting}:`)
})
