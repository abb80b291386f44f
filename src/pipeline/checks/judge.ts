import { effectOf } from '../permissions/policy-effect.ts'
import { roleNameIn } from '../permissions/statement.ts'
import type { Answers, Check, CheckOf, Decision, Finding, WhyUnknown } from './check.ts'
import { limitInWords } from './size-limits.ts'

const passed = (text: string): Finding => ({ state: 'passed', text })
const failed = (text: string, todo: string): Finding => ({ state: 'failed', text, todo })

/** Something that could not be made sure of, and what would change that. */
export function judgeUnknown(check: Check, reason: WhyUnknown): Finding {
  const unknown = (text: string, todo: string): Finding => ({
    state: 'unknown',
    text,
    todo,
    ...reason,
  })
  switch (reason.why) {
    case 'not-allowed':
      return unknown(
        `AWS does not tell you: ${reason.permission} is not allowed.`,
        `Ask for ${reason.permission}, or for somebody who may look.`,
      )
    case 'signed-out':
      return unknown('AWS does not know your keys there.', `Sign in, and enable ${check.region}.`)
    case 'not-askable':
      return unknown('This console cannot ask AWS about it.', 'Look it up in the AWS console.')
    case 'no-answer':
      return unknown(`AWS did not answer (${reason.message}).`, 'Check again.')
    case 'conditions':
      return unknown(
        'The policies decide by conditions that only a run settles.',
        'Read the conditions of the policies.',
      )
    case 'only-in-a-run':
      return unknown(onlyInARun(check), 'Keep an eye on the first run.')
    case 'not-described':
      return unknown(
        'No list of what this provider needs is built in.',
        "Compare the role with AWS's page about the action.",
      )
    case 'partly-described':
      return unknown(
        `What is known of it is allowed. ${reason.open}`,
        'Make sure of the rest by yourself.',
      )
    case 'other-account':
      return unknown(
        `It belongs to ${reason.account ? `account ${reason.account}` : 'another account'}, where your keys see nothing.`,
        'Look it up there.',
      )
    case 'new-artifact':
      return unknown(
        `"${reason.artifact}" is new, so no run has made it yet. ${limitOf(check)}`,
        'Keep an eye on the first run.',
      )
    case 'no-run':
      return unknown(
        `None of the last runs made "${reason.artifact}". ${limitOf(check)}`,
        'Check again after a run.',
      )
    case 'gone':
      return unknown(
        `"${reason.artifact}" of the last run is no longer in its bucket. ${limitOf(check)}`,
        'Start a run, then check again.',
      )
    case 'too-many':
      return unknown(
        `There are too many ${reason.plural} to look through.`,
        'Look it up in the AWS console.',
      )
  }
}

const limitOf = (check: Check) => (check.kind === 'artifact-size' ? limitInWords(check.limit) : '')

const onlyInARun = (check: Check) =>
  check.kind === 'artifact-size'
    ? `${limitOf(check)} Its size shows in a run.`
    : 'Names with variables are only known in a run.'

export function judgeBucketRegion(
  { bucket, region }: CheckOf<'bucket-region'>,
  answer: Answers['bucket-region'],
): Finding {
  if (answer === 'absent') {
    return failed(
      `S3 knows no bucket named "${bucket}".`,
      `Create it in ${region}, or choose another one.`,
    )
  }
  return answer.region === region
    ? passed(`"${bucket}" lies in ${region}.`)
    : failed(`"${bucket}" lies in ${answer.region}.`, `Choose or create a bucket in ${region}.`)
}

const noBucket = (bucket: string) =>
  failed(`There is no bucket "${bucket}".`, 'Create it, or choose another one.')

export function judgeBucketOwner(
  { bucket }: CheckOf<'bucket-owner'>,
  answer: Answers['bucket-owner'],
): Finding {
  if (answer === 'absent') return noBucket(bucket)
  return answer.isOwn
    ? passed(`"${bucket}" is among the buckets of the account.`)
    : failed(
        `"${bucket}" is not among the buckets of the account.`,
        'Make sure that you know its owner: whoever owns it can read the artifacts. Its policy has to allow the service role.',
      )
}

export function judgeBucketPrivate(
  check: CheckOf<'bucket-private'>,
  answer: Answers['bucket-private'],
): Finding {
  const { bucket } = check
  if (answer === 'absent') return noBucket(bucket)
  if (answer.isPublic) {
    return failed(
      `Everybody can reach "${bucket}" by its policy.`,
      'Block public access: artifacts hold source code and often secrets.',
    )
  }
  return answer.isBlocked
    ? passed('All public access is blocked.')
    : failed(
        `Public access to "${bucket}" is not blocked, although its policy does not open it.`,
        'Block public access in S3: CodePipeline does not need it.',
      )
}

export function judgeBucketAccess(
  check: CheckOf<'bucket-access'>,
  answer: Answers['bucket-access'],
): Finding {
  const { bucket, roleArn } = check
  if (answer === 'absent') return noBucket(bucket)
  if (answer === 'no role') return noRole(roleArn)
  const { decisions, policy } = answer
  const byPolicy = (wanted: string) =>
    policy === undefined
      ? []
      : decisions.filter(
          ({ action, resource }) => effectOf([policy], { roleArn, action, resource }) === wanted,
        )
  const denied = byPolicy('deny')
  if (denied.length > 0) {
    return failed(
      `The bucket policy denies ${roleNameIn(roleArn)} ${namesOf(denied)}.`,
      'Change the Deny statement of the bucket policy.',
    )
  }
  const finding = judgeDecisions(check, roleArn, decisions)
  if (finding.state !== 'passed') return finding
  const isConditional =
    policy !== undefined &&
    decisions.some(
      ({ action, resource }) => effectOf([policy], { roleArn, action, resource }) === 'conditional',
    )
  return isConditional ? judgeUnknown(check, { why: 'conditions' }) : finding
}

export function judgeKeyState(
  { keyId, region }: CheckOf<'key-state'>,
  answer: Answers['key-state'],
): Finding {
  if (answer === 'absent') {
    return failed(`KMS knows no key "${keyId}" in ${region}.`, `Choose a key in ${region}.`)
  }
  const { arn, state, isSymmetric, isAwsManaged } = answer
  const keyRegion = arn.split(':')[3]
  if (keyRegion !== region) {
    return failed(`The key lies in ${keyRegion}.`, `Choose a key in ${region}.`)
  }
  if (state !== 'Enabled') {
    return failed(`The key is not enabled, it is ${state}.`, 'Enable it, or choose another key.')
  }
  if (!isSymmetric) {
    return failed('The key is not a symmetric one for encryption.', 'Choose a symmetric key.')
  }
  return passed(
    isAwsManaged
      ? 'The key is enabled. AWS manages it, so other accounts cannot use it.'
      : `The key is enabled in ${region}.`,
  )
}

export function judgeKeyAccess(
  check: CheckOf<'key-access'>,
  answer: Answers['key-access'],
): Finding {
  const { keyId, region, roleArn } = check
  if (answer === 'absent') {
    return failed(`KMS knows no key "${keyId}" in ${region}.`, `Choose a key in ${region}.`)
  }
  if (answer === 'no role') return noRole(roleArn)
  const { decisions, policy, keyArn } = answer
  const effects = check.statement.Action.map((action) => ({
    action,
    effect: effectOf([policy], { roleArn, action, resource: keyArn }),
  }))
  // Unlike a bucket policy, a key policy has to allow: without it no IAM policy counts.
  const closed = effects.filter(({ effect }) => effect === 'deny' || effect === 'none')
  if (closed.length > 0) {
    return failed(
      `The key policy does not let ${roleNameIn(roleArn)} do ${namesOf(closed)}.`,
      'Add the statement for the key policy below.',
    )
  }
  const finding = judgeDecisions(check, roleArn, decisions)
  const isConditional = effects.some(({ effect }) => effect === 'conditional')
  return finding.state === 'passed' && isConditional
    ? judgeUnknown(check, { why: 'conditions' })
    : finding
}

export function judgeProvider(
  { region, actionTypeId: { provider } }: CheckOf<'provider'>,
  { isOffered }: Answers['provider'],
): Finding {
  return isOffered
    ? passed(`CodePipeline lists ${provider} in ${region}.`)
    : failed(
        `CodePipeline does not list ${provider} in ${region}.`,
        'Choose another region for the action.',
      )
}

export function judgeActionAccess(
  check: CheckOf<'action-access'>,
  answer: Answers['action-access'],
): Finding {
  if (answer === 'no role') return noRole(check.roleArn)
  const finding = judgeDecisions(check, check.roleArn, answer.decisions)
  return finding.state === 'passed' && check.open?.length
    ? judgeUnknown(check, { why: 'partly-described', open: check.open.join(' ') })
    : finding
}

/** Whether the role of an action lets the service role become it. */
export function judgeRoleTrust(
  check: CheckOf<'role-trust'>,
  answer: Answers['role-trust'],
): Finding {
  const { roleArn, serviceRole } = check
  if (answer === 'no role') return noRole(roleArn)
  const access = { roleArn: serviceRole, action: 'sts:AssumeRole', resource: roleArn }
  switch (effectOf([answer.trust], access)) {
    case 'allow':
      return passed(`${roleNameIn(roleArn)} trusts ${roleNameIn(serviceRole)}.`)
    case 'conditional':
      return judgeUnknown(check, { why: 'conditions' })
    case 'deny':
    case 'none':
      return failed(
        `${roleNameIn(roleArn)} does not trust ${roleNameIn(serviceRole)}.`,
        `Let its trust policy allow sts:AssumeRole to ${serviceRole}.`,
      )
  }
}

const noRole = (roleArn: string) =>
  failed(`There is no role ${roleNameIn(roleArn)}.`, 'Create the role, or correct its ARN.')

function judgeDecisions(check: Check, roleArn: string, decisions: readonly Decision[]): Finding {
  const denied = decisions.filter(({ decision }) => decision !== 'allowed')
  if (denied.length === 0) return passed(`${roleNameIn(roleArn)} may do all that is needed.`)
  const explicit = denied.filter(({ decision }) => decision === 'explicitly-denied')
  if (explicit.length === 0 && denied.every(({ isMissingContext }) => isMissingContext)) {
    return judgeUnknown(check, { why: 'conditions' })
  }
  return explicit.length > 0
    ? failed(
        `A policy denies ${roleNameIn(roleArn)} ${namesOf(explicit)}.`,
        'Change the Deny statement: an Allow does not outweigh it.',
      )
    : failed(
        `${roleNameIn(roleArn)} may not do ${namesOf(denied)}.`,
        'Add the statements for the role below.',
      )
}

function namesOf(accesses: readonly { action: string }[]): string {
  const names = [...new Set(accesses.map(({ action }) => action))]
  const [first, second, ...more] = names
  if (second === undefined) return String(first)
  if (more.length === 0) return `${first} and ${second}`
  return `${first}, ${second} and ${more.length} more`
}
