import { queryService } from './query-protocol.ts'
import { Refusal } from './refusal.ts'
import type { Call } from './service.ts'
import { newSession, sessionOf } from './sessions.ts'
import { account, caller, entryOf } from './world.ts'

const defaultDuration = 3600
const shortestDuration = 900
const longestDuration = 43_200

/**
 * Everyone is the same user of the same account, until they assume one of its roles.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export const sts = queryService('https://sts.amazonaws.com/doc/2011-06-15/', {
  GetCallerIdentity: (_parameters, call) => {
    const session = sessionOf(call.request, call.world)
    return session
      ? { Arn: session.arn, UserId: session.userId, Account: account }
      : { Arn: caller, UserId: 'AIDACKCEVSQ6C2EXAMPLE', Account: account }
  },
  AssumeRole: assumeRole,
})

function assumeRole(parameters: URLSearchParams, call: Call): object {
  const roleArn = parameters.get('RoleArn') ?? ''
  const sessionName = parameters.get('RoleSessionName') ?? ''
  const seconds = Number(parameters.get('DurationSeconds') ?? defaultDuration)
  if (!/^[\w+=,.@-]{2,64}$/.test(sessionName)) {
    const constraint = 'Member must satisfy regular expression pattern: [\\w+=,.@-]*'
    throw invalid(sessionName, 'roleSessionName', constraint)
  }
  if (!(seconds >= shortestDuration && seconds <= longestDuration)) {
    const bound = `Member must have value greater than or equal to ${shortestDuration}`
    throw invalid(String(seconds), 'durationSeconds', bound)
  }
  const name = roleArn.replace(/^.*\//, '')
  const role = entryOf(call.world.roles, name)
  if (!role || roleArn !== `arn:aws:iam::${account}:role${role.path}${name}`) {
    const words = `User: ${caller} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`
    throw new Refusal('AccessDenied', words, 403)
  }
  const code = parameters.get('TokenCode')
  if (parameters.has('SerialNumber') && !/^\d{6}$/.test(code ?? '')) {
    const words = 'MultiFactorAuthentication failed with invalid MFA one time pass code.'
    throw new Refusal('AccessDenied', words, 403)
  }
  const { accessKeyId, session, secret, token } = newSession(call, {
    arn: `arn:aws:sts::${account}:assumed-role/${name}/${sessionName}`,
    userId: `${role.id}:${sessionName}`,
    seconds,
  })
  return {
    AssumedRoleUser: { AssumedRoleId: session.userId, Arn: session.arn },
    Credentials: {
      AccessKeyId: accessKeyId,
      SecretAccessKey: secret,
      SessionToken: token,
      Expiration: new Date(session.expires).toISOString(),
    },
  }
}

const invalid = (value: string, member: string, constraint: string) =>
  new Refusal(
    'ValidationError',
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`,
  )
