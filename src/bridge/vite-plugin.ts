import type { PreviewServer, Plugin, ViteDevServer } from 'vite'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { createAccounts } from './accounts.ts'
import { createBridge } from './bridge.ts'
import type { Answerer, Connections } from './relay.ts'
import { openSandbox } from './sandbox-host.ts'
import type { PageKind } from './security-headers.ts'
import { createToken } from './session.ts'
import { assertSafe, type ServerSettings } from './vite-settings.ts'

export interface BridgeOptions {
  /** Answers for the connection `sandbox`; by default one with its state under `.pipespan/`. */
  sandbox?: Sandbox
}

/** What Vite is given where nothing else is asked for. Vite's own default for `cors` is not off. */
const safe = ({ host = '127.0.0.1', cors = false }: ServerSettings) => ({ host, cors })

/** Where the console's sandbox keeps its state; dev and start may run side by side. */
const statePaths: Record<PageKind, string> = {
  built: '.pipespan/console.json',
  dev: '.pipespan/dev.json',
}

/** Serves `/aws/…` beside the pages, in `vite dev` and `vite preview`, and prints the URL with the launch token. */
export function pipespanBridge(options: BridgeOptions = {}): Plugin {
  const token = createToken()
  const nonce = createToken()

  const serve = (server: ViteDevServer | PreviewServer, pages: PageKind) => {
    const { sandbox = openWhenAsked(statePaths[pages]) } = options
    const accounts = createAccounts({ log: (line) => server.config.logger.info(line) })
    const answerFromSandbox: Answerer = (request, scope) => sandbox.answer(request, scope)
    const connections: Connections = {
      get: (id) => (id === 'sandbox' ? answerFromSandbox : accounts.find(id)?.answer),
    }
    const control = (request: Request) => sandbox.control(request)
    server.middlewares.use(createBridge({ token, connections, accounts, control, pages, nonce }))
    server.printUrls = () => {
      for (const url of server.resolvedUrls?.local ?? []) {
        server.config.logger.info(`${url}#token=${token}`)
      }
    }
  }

  return {
    name: 'pipespan-bridge',
    config: ({ server = {}, preview = {} }, { command, isPreview }) => ({
      server: safe(server),
      preview: safe(preview),
      ...(command === 'serve' && !isPreview && { html: { cspNonce: nonce } }),
    }),
    configResolved({ command, server, preview }) {
      if (command !== 'serve' || server.middlewareMode) return
      assertSafe('server', server)
      assertSafe('preview', preview)
    },
    configureServer: (server) => serve(server, 'dev'),
    configurePreviewServer: (server) => serve(server, 'built'),
  }
}

/** Vite also loads the plugin for purposes that never call AWS, such as tests. */
function openWhenAsked(statePath: string): Sandbox {
  let opened: Promise<Sandbox> | undefined
  const open = () => {
    opened ??= openSandbox({ statePath }).then(({ sandbox }) => sandbox)
    return opened
  }
  return {
    answer: async (request, scope) => (await open()).answer(request, scope),
    control: async (request) => (await open()).control(request),
  }
}
