import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** The real AWS CLI; tests that use it skip where it is not installed. */
export const awsCli = '/usr/bin/aws'
const run = promisify(execFile)

/** What the CLI prints, as JSON; nothing where it prints nothing. */
export async function runCli(
  endpoint: string,
  words: string[],
  region = 'us-west-2',
): Promise<unknown> {
  const options = ['--endpoint-url', endpoint, '--region', region, '--output', 'json']
  const { stdout } = await run(awsCli, [...options, ...words], {
    env: {
      ...process.env,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    },
    encoding: 'utf8',
  })
  return stdout.trim() === '' ? undefined : JSON.parse(stdout)
}
