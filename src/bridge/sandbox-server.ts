import { readOptions, readPort, runCommand } from './command-line.ts'
import { closeServer, listenOnLoopback } from './listen.ts'
import { createSandboxEndpoint } from './sandbox-endpoint.ts'
import { openSandbox } from './sandbox-host.ts'
import { onShutdown } from './shutdown.ts'

const usage = `npm run sandbox -- [options]

  --port 4566   the port on 127.0.0.1
  --fresh       start over from the seeds
  --state PATH  where the state is kept (.pipespan/sandbox.json)
  --help        this text`

async function serve(): Promise<void> {
  const options = readOptions(process.argv.slice(2), {
    port: { type: 'string', default: '4566' },
    fresh: { type: 'boolean', default: false },
    state: { type: 'string', default: '.pipespan/sandbox.json' },
    help: { type: 'boolean', default: false },
  })
  if (options.help) {
    console.log(usage)
    return
  }
  const port = readPort('--port', options.port)
  const { sandbox, flush } = await openSandbox({ statePath: options.state, fresh: options.fresh })
  const endpoint = createSandboxEndpoint(sandbox)
  if (!(await listenOnLoopback(endpoint, port))) {
    throw new Error(`Port ${port} is taken. Choose another with --port.`)
  }
  onShutdown(async () => {
    await closeServer(endpoint)
    await flush()
  })
  const url = `http://127.0.0.1:${port}`
  console.log(`The sandbox is an AWS endpoint at ${url} until it is stopped with Ctrl+C. Try:

export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test
aws --endpoint-url ${url} --region us-west-2 codepipeline list-pipelines`)
}

await runCommand(usage, serve)
