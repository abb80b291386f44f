import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { describe, expect, test } from 'vitest'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { createBridge } from './bridge.ts'
import { closeServer } from './listen.ts'
import { isLoopback } from './loopback.ts'
import { createSandboxEndpoint } from './sandbox-endpoint.ts'

test.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'])(
  '%s is this machine',
  (address) => {
    expect(isLoopback(address)).toBe(true)
  },
)

test.each(['10.0.0.1', '192.168.1.20', '128.0.0.1', '::', '::2', '::ffff:10.0.0.1', 'fe80::1'])(
  '%s is not',
  (address) => {
    expect(isLoopback(address)).toBe(false)
  },
)

test('a socket that has gone is not', () => {
  expect(isLoopback(undefined)).toBe(false)
})

const outside = Object.values(networkInterfaces())
  .flat()
  .find((entry) => entry?.family === 'IPv4' && !entry.internal)?.address

const sandbox: Sandbox = {
  answer: async () => Response.json({}),
  control: async () => Response.json({}),
}

const bridge = createBridge({ token: 'token', connections: new Map(), pages: 'built' })

describe.skipIf(!outside)('bound to every address, it answers nobody from outside:', () => {
  test.each<[string, Server]>([
    [
      'the bridge',
      createServer((request, response) => bridge(request, response, () => response.end())),
    ],
    ["the sandbox's endpoint", createSandboxEndpoint(sandbox)],
  ])('%s', async (_, server) => {
    server.listen(0, '0.0.0.0')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const answer = await fetch(`http://${outside}:${port}/`)
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('NotLoopback')
    await closeServer(server)
  })
})
