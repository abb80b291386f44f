import { existsSync } from 'node:fs'
import { build, preview } from 'vite'
import { readOptions, readPort, runCommand, UsageError } from './command-line.ts'
import { closeServer, listenOnLoopback } from './listen.ts'
import { createSandboxEndpoint } from './sandbox-endpoint.ts'
import { openSandbox } from './sandbox-host.ts'
import { onShutdown } from './shutdown.ts'
import { pipespanBridge } from './vite-plugin.ts'

const usage = `npm start -- [options]

  --port 4173          the console; the next free port when taken
  --sandbox-port 4566  the sandbox as an AWS endpoint; 0 turns it off
  --fresh              start the sandbox over
  --state PATH         where the sandbox keeps its state (.pipespan/console.json)
  --no-build           serve what was built before
  --help               this text`

async function start(): Promise<void> {
  const options = readOptions(process.argv.slice(2), {
    port: { type: 'string', default: '4173' },
    'sandbox-port': { type: 'string', default: '4566' },
    fresh: { type: 'boolean', default: false },
    state: { type: 'string', default: '.pipespan/console.json' },
    'no-build': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  })
  if (options.help) {
    console.log(usage)
    return
  }
  const port = readPort('--port', options.port)
  const sandboxPort = readPort('--sandbox-port', options['sandbox-port'], 0)

  if (options['no-build']) {
    if (!existsSync('dist/index.html'))
      throw new UsageError('Nothing is built yet; leave out --no-build')
  } else {
    console.log('Building…')
    await build({ logLevel: 'warn' })
  }

  const { sandbox, flush } = await openSandbox({ statePath: options.state, fresh: options.fresh })
  const endpoint = createSandboxEndpoint(sandbox)
  const hasEndpoint = sandboxPort > 0 && (await listenOnLoopback(endpoint, sandboxPort))

  const server = await preview({
    configFile: false,
    logLevel: 'info',
    plugins: [pipespanBridge({ sandbox })],
    preview: { port },
  })
  onShutdown(async () => {
    await Promise.all([server.close(), closeServer(endpoint)])
    await flush()
  })

  if (hasEndpoint) console.log(`Sandbox for the AWS CLI: http://127.0.0.1:${sandboxPort}`)
  else if (sandboxPort > 0) {
    console.log(
      `Port ${sandboxPort} is taken, so the AWS CLI cannot reach the sandbox. Choose another with --sandbox-port.`,
    )
  }
  console.log('Open the console; this URL is good until it is stopped with Ctrl+C:\n')
  server.printUrls()
  console.log('')
}

await runCommand(usage, start)
