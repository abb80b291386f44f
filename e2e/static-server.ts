import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { LocalServer } from './local-server.ts'

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** The policy that docs/hosting.yaml sets, with `reachable` in the place of AWS's hosts. */
async function policyOfTemplate(reachable: readonly string[]): Promise<string> {
  const template = await readFile('docs/hosting.yaml', 'utf8')
  const policy = /default-src 'none';[^"\n]*/.exec(template)?.[0]
  if (!policy?.includes('connect-src')) throw new Error('docs/hosting.yaml sets no policy')
  return policy.replace(/connect-src [^;]*/, `connect-src 'self' ${reachable.join(' ')}`)
}

interface Answer {
  status: number
  type: string
  body: string | Buffer
}

/**
 * A static web server as CloudFront with docs/hosting.yaml is one: files, the page for every other
 * path, and the template's Content-Security-Policy. There is no bridge.
 */
export class StaticServer extends LocalServer {
  /** What `/config.json` holds; undefined: there is no such file. */
  config: string | undefined
  /** Whether paths that are no file get the page, as hosting.yaml has it; else S3's refusal. */
  fallsBack = true
  /** Origins that the page may call. */
  reachable: string[] = []

  protected async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET') {
      response.writeHead(405).end()
      return
    }
    const { pathname } = new URL(request.url ?? '/', 'http://static')
    const { status, type, body } = await this.find(pathname)
    response.writeHead(status, {
      'content-type': type,
      'content-security-policy': await policyOfTemplate(this.reachable),
      'x-content-type-options': 'nosniff',
    })
    response.end(body)
  }

  private async find(path: string): Promise<Answer> {
    const isConfigured = path === '/config.json' && this.config !== undefined
    if (isConfigured) return { status: 200, type: 'application/json', body: this.config ?? '' }
    const type = types[extname(path)]
    if (type && path !== '/config.json') {
      const body = await readFile(join('dist', normalize(path))).catch(() => undefined)
      if (body) return { status: 200, type, body }
    }
    if (this.fallsBack || path === '/') {
      return { status: 200, type: 'text/html', body: await readFile('dist/index.html') }
    }
    const body = '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>'
    return { status: 403, type: 'application/xml', body }
  }
}
