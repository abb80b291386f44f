import type { CommonServerOptions } from 'vite'

/** What the bridge's rules rest on, of Vite's settings for dev or preview. */
export type ServerSettings = Pick<
  CommonServerOptions,
  'host' | 'https' | 'allowedHosts' | 'cors' | 'proxy'
>

const loopbackHosts = ['127.0.0.1', '::1', 'localhost']

/**
 * Refuses settings under which the bridge would not be safe.
 *
 * @param where `server` or `preview`, as in Vite's settings.
 * @throws naming the setting and what it must be.
 */
export function assertSafe(where: string, settings: ServerSettings): void {
  const refuse = (setting: string, why: string): never => {
    throw new Error(`Pipespan does not start with ${where}.${setting}: ${why}`)
  }
  const { host, https, allowedHosts, cors, proxy } = settings
  if (typeof host !== 'string' || !loopbackHosts.includes(host)) {
    refuse(
      'host',
      `it serves this machine only, so the host must be one of ${loopbackHosts.join(', ')}`,
    )
  }
  if (https) refuse('https', 'Vite checks no Host header then; leave it off')
  if (allowedHosts === true) refuse('allowedHosts', 'any site could reach it then; leave it off')
  if (cors !== false) refuse('cors', 'other sites could read its answers then; leave it false')
  if (proxy) refuse('proxy', 'only listed AWS calls may leave; leave it off')
}
