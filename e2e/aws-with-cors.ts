import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createSandbox, type Sandbox } from '../src/sandbox/sandbox.ts'
import type { IdentityProvider } from './identity-provider.ts'
import { LocalServer } from './local-server.ts'
import { readSignature } from './signature.ts'

export const identityPoolId = 'us-west-2:11111111-2222-4333-8444-555555555555'
const login = 'cognito-idp.us-west-2.amazonaws.com/us-west-2_ExAmPlE12'

interface Issued {
  secret: string
  token: string | undefined
  expires: number
  /** Who has them. */
  who: string
}

/**
 * AWS as a web page meets it: the sandbox's services answer with CORS headers, and only to whoever
 * signed with credentials that were given out here and have not expired. S3 has no CORS rules.
 */
export class AwsWithCors extends LocalServer {
  private readonly provider: IdentityProvider
  private readonly issued = new Map<string, Issued>()
  private sandbox: Sandbox | undefined
  page = ''
  /** How long credentials are good. */
  credentialSeconds = 3600
  /** Operations answered, each with who asked. */
  calls: string[] = []

  constructor(provider: IdentityProvider) {
    super()
    this.provider = provider
  }

  override async start(): Promise<void> {
    this.sandbox = await createSandbox()
    await super.start()
  }

  /** Gives out keys, as AWS's access portal would. */
  issue(who: string, prefix: 'ASIA' | 'AKIA' = 'ASIA') {
    const id = `${prefix}${randomUUID().replaceAll('-', '').slice(0, 16).toUpperCase()}`
    const issued = {
      secret: randomUUID(),
      token: prefix === 'ASIA' ? randomUUID() : undefined,
      expires: Date.now() + this.credentialSeconds * 1000,
      who,
    }
    this.issued.set(id, issued)
    return { id, ...issued }
  }

  /** From now on AWS takes none of the credentials given out so far. */
  revokeAll(): void {
    for (const issued of this.issued.values()) issued.expires = 0
  }

  protected async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const isS3 = request.headers['x-amz-target'] === undefined && request.url !== '/'
    if (!isS3) {
      response.setHeader('access-control-allow-origin', this.page)
      response.setHeader('access-control-expose-headers', 'x-amzn-RequestId,x-amzn-ErrorType,Date')
    }
    if (request.method === 'OPTIONS') {
      // S3 answers the preflight of a bucket without CORS rules like this.
      if (isS3) return void response.writeHead(403).end()
      response.setHeader(
        'access-control-allow-headers',
        request.headers['access-control-request-headers'] ?? '',
      )
      response.setHeader('access-control-allow-methods', 'POST')
      return void response.writeHead(200).end()
    }
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    const target = String(request.headers['x-amz-target'] ?? '')
    if (target.startsWith('AWSCognitoIdentityService.')) {
      return this.cognito(target.split('.')[1] ?? '', body, response)
    }
    const form = new URLSearchParams(body)
    if (form.get('Action') === 'AssumeRoleWithWebIdentity') return this.webIdentity(form, response)
    return this.signed(request, body, response)
  }

  /** https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/ */
  private cognito(operation: string, body: string, response: ServerResponse): void {
    const input = JSON.parse(body) as Record<string, unknown>
    const logins = (input['Logins'] ?? {}) as Record<string, string>
    const why = this.provider.whyRefused(logins[login] ?? '')
    if (why) return json(response, 400, { __type: 'NotAuthorizedException', message: why })
    this.calls.push(operation)
    if (operation === 'GetId' && input['IdentityPoolId'] === identityPoolId) {
      return json(response, 200, { IdentityId: 'us-west-2:ana' })
    }
    if (operation === 'GetCredentialsForIdentity' && input['IdentityId'] === 'us-west-2:ana') {
      const { id, secret, token, expires } = this.issue('ana')
      return json(response, 200, {
        IdentityId: 'us-west-2:ana',
        Credentials: {
          AccessKeyId: id,
          SecretKey: secret,
          SessionToken: token,
          Expiration: expires / 1000,
        },
      })
    }
    json(response, 400, { __type: 'ResourceNotFoundException', message: 'No such pool' })
  }

  private webIdentity(form: URLSearchParams, response: ServerResponse): void {
    const why = this.provider.whyRefused(form.get('WebIdentityToken') ?? '')
    if (why) return xmlError(response, 'InvalidIdentityToken', why)
    this.calls.push(`AssumeRoleWithWebIdentity ${form.get('RoleArn')}`)
    this.giveRole('AssumeRoleWithWebIdentity', form.get('RoleArn') ?? '', response)
  }

  private giveRole(operation: string, who: string, response: ServerResponse): void {
    const { id, secret, token, expires } = this.issue(who)
    response.writeHead(200, { 'content-type': 'text/xml' })
    response.end(
      `<${operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${operation}Result>` +
        `<Credentials><AccessKeyId>${id}</AccessKeyId><SecretAccessKey>${secret}</SecretAccessKey>` +
        `<SessionToken>${token}</SessionToken><Expiration>${new Date(expires).toISOString()}</Expiration>` +
        `</Credentials></${operation}Result></${operation}Response>`,
    )
  }

  private async signed(
    request: IncomingMessage,
    body: string,
    response: ServerResponse,
  ): Promise<void> {
    const signature = readSignature(request, body)
    const issued = this.issued.get(signature?.accessKeyId ?? '')
    const isJson = request.headers['x-amz-target'] !== undefined
    const refuse = (code: string, message: string) =>
      isJson ? json(response, 400, { __type: code, message }) : xmlError(response, code, message)
    if (!signature || !issued || request.headers['x-amz-security-token'] !== issued.token) {
      return refuse('UnrecognizedClientException', 'The security token is invalid.')
    }
    if (!signature.isBy(issued.secret)) {
      return refuse('InvalidSignatureException', 'The signature does not match.')
    }
    if (issued.expires <= Date.now()) {
      const code = isJson ? 'ExpiredTokenException' : 'ExpiredToken'
      return refuse(code, 'The security token included in the request is expired')
    }
    const form = new URLSearchParams(body)
    const operation = String(request.headers['x-amz-target'] ?? form.get('Action'))
      .split('.')
      .at(-1)
    this.calls.push(`${operation} ${issued.who}`)
    if (operation === 'AssumeRole') {
      return this.giveRole('AssumeRole', form.get('RoleArn') ?? '', response)
    }
    const asked = new Request(`http://aws${request.url}`, {
      method: 'POST',
      headers: request.headers as Record<string, string>,
      body,
    })
    const { service, region } = signature
    const answer = await this.sandbox?.answer(asked, { service, region })
    if (!answer) throw new Error('The sandbox has not started')
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    response.end(await answer.text())
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' })
  response.end(JSON.stringify(body))
}

function xmlError(response: ServerResponse, code: string, message: string): void {
  response.writeHead(400, { 'content-type': 'text/xml' })
  response.end(
    `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
  )
}
