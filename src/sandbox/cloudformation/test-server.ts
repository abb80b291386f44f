/** For tests: CloudFormation's own client on a sandbox in memory whose clock stands still. */
import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { HttpResponse } from '@smithy/core/protocols'
import { openSandbox, type TestSandbox } from '../testing.ts'
import type { StateStore } from '../sandbox.ts'

export interface TestStacks extends TestSandbox {
  client: CloudFormationClient
}

interface Asked {
  method: string
  path: string
  headers: Record<string, string>
  body?: string
}

export async function openStacks(
  options: { store?: StateStore; region?: string } = {},
): Promise<TestStacks> {
  const { region = 'us-west-2', ...rest } = options
  const aws = await openSandbox(rest)
  const client = new CloudFormationClient({
    region,
    maxAttempts: 1,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: {
      handle: async ({ method, path, headers, body }: Asked) => {
        const request = new Request(`http://sandbox${path}`, {
          method,
          headers,
          ...(body !== undefined && { body }),
        })
        const answer = await aws.sandbox.answer(request, { service: 'cloudformation', region })
        return {
          response: new HttpResponse({
            statusCode: answer.status,
            headers: Object.fromEntries(answer.headers),
            body: new Uint8Array(await answer.arrayBuffer()),
          }),
        }
      },
    },
  })
  return { ...aws, client }
}
