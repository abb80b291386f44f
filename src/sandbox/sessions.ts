import type { Call } from './service.ts'
import { entryOf, type Session, type World } from './world.ts'

interface NewSession {
  arn: string
  userId: string
  /** How long its keys are good. */
  seconds: number
}

/** Keys for an assumed role. The secret is not kept: the sandbox believes every signature. */
export function newSession({ world, now }: Call, { arn, userId, seconds }: NewSession) {
  const accessKeyId = `ASIA${random(16)}`
  const session: Session = { arn, userId, expires: now + seconds * 1000 }
  const live = Object.entries(world.sessions ?? {}).filter(
    ([, { expires }]) => expires > now - forgottenAfter,
  )
  world.sessions = { ...Object.fromEntries(live), [accessKeyId]: session }
  return { accessKeyId, session, secret: random(40), token: random(120) }
}

/** Milliseconds after its end in which a session is told apart from one that never was. */
const forgottenAfter = 24 * 3600 * 1000

/** The session whose keys signed a request; nothing for keys that were not given out here. */
export function sessionOf(request: Request, world: World): Session | undefined {
  const signature = request.headers.get('authorization') ?? ''
  const [, accessKeyId = ''] = /Credential=([A-Z0-9]+)\//.exec(signature) ?? []
  return entryOf(world.sessions, accessKeyId)
}

function random(length: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bytes = crypto.getRandomValues(new Uint8Array(length))
  return [...bytes].map((byte) => letters[byte % letters.length]).join('')
}
