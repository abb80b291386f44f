import { once } from 'node:events'
import type { Server } from 'node:http'

/** @returns whether the port of 127.0.0.1 was free; 0 takes any. */
export async function listenOnLoopback(server: Server, port: number): Promise<boolean> {
  server.listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return false
    throw error
  }
}

/** Stops listening and ends every connection, idle or not. */
export async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
}
