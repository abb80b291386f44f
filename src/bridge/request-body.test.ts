import { once } from 'node:events'
import { type ClientRequest, createServer, type IncomingMessage, request } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { readBody } from './request-body.ts'
import { openServer, type TestServer } from './test-server.ts'

let server: TestServer | undefined

afterEach(() => server?.close())

/** Starts a POST, lets `send` write its body, and gives what is read of it. */
async function read(
  send: (sent: ClientRequest) => void,
  limits: { largest: number; deadline: number },
) {
  const listening = createServer()
  server = await openServer(listening)
  const sent = request({ host: '127.0.0.1', port: server.port, method: 'POST' })
  sent.on('error', () => {})
  sent.flushHeaders()
  const [incoming] = (await once(listening, 'request')) as [IncomingMessage]
  const body = readBody(incoming, limits)
  send(sent)
  return body
}

const patient = { largest: 10, deadline: 60_000 }

test('a body is put together from its parts', async () => {
  const body = await read((sent) => {
    sent.write('12345')
    sent.end('67890')
  }, patient)
  expect(body.ok && new TextDecoder().decode(body.bytes)).toBe('1234567890')
})

test('a body over the limit is refused before its end', async () => {
  const body = await read((sent) => sent.write('12345678901'), patient)
  expect(body).toEqual({ ok: false, why: 'too-large' })
})

test('a body that stands still is given up', async () => {
  const body = await read((sent) => sent.write('1'), { largest: 10, deadline: 10 })
  expect(body).toEqual({ ok: false, why: 'too-slow' })
})

test('a client that leaves in the middle is noticed', async () => {
  const body = await read((sent) => sent.write('1', () => sent.destroy()), patient)
  expect(body).toEqual({ ok: false, why: 'gone' })
})
