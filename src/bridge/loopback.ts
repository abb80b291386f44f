import { BlockList, isIPv6 } from 'node:net'
import type { Middleware } from './middleware.ts'
import { refuse } from './refusal.ts'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')
loopback.addSubnet('::ffff:127.0.0.0', 104, 'ipv6')

/** Whether an IP address is this machine's own loopback, also as an IPv4 address inside IPv6. */
export const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && loopback.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')

/** Answers only this machine, whatever address the server was bound to. */
export const loopbackOnly: Middleware = (request, response, next) => {
  if (isLoopback(request.socket.remoteAddress)) return next()
  refuse(response, { status: 403, code: 'NotLoopback', message: 'Only this machine may ask.' })
}
