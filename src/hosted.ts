import { registerHostedConnections, signedInConnection } from './aws/browser-connection.ts'
import { setSession, signInWaysOf } from './aws/browser-session.ts'
import { sandboxConnection } from './aws/connection.ts'
import { readHostedConfig } from './aws/hosted-config.ts'
import { setTransport } from './aws/transport.ts'
import { landIn } from './last-place.ts'

/** How a copy without a bridge has started. */
export interface HostedStart {
  /** Why it is the sandbox only, one sentence each. */
  problems: string[]
}

/**
 * Starts a copy that a plain web server serves: the sandbox runs in the page, and `config.json` says
 * what else there is. Waits for a sign-in that is under way.
 */
export async function startHosted(): Promise<HostedStart> {
  openSandboxInPage()
  const read = await readHostedConfig()
  if (!read.ok) return { problems: read.problems }
  const { first, oidc } = await registerHostedConnections(read.config)
  if (first) landIn(first)
  if (oidc) {
    const { takePendingSignIn, takeWasSignedIn } = await import('./aws/oidc-sign-in.ts')
    const address = new URL(location.href)
    const pending = takePendingSignIn(address)
    if (pending) await finishSignIn(oidc.complete(address, pending), pending.returnTo)
    else if (isAtSignedInConnection() && takeWasSignedIn()) await signInAgain()
  }
  return { problems: [] }
}

async function finishSignIn(completed: Promise<string>, returnTo: string): Promise<void> {
  // The code is used up, and the address bar is no place for it.
  history.replaceState(null, '', returnTo)
  try {
    await completed
    setSession(signedInConnection, { status: 'signed-in', expires: undefined })
  } catch (error) {
    const why = error instanceof Error ? wordsOf(error) : String(error)
    setSession(signedInConnection, { status: 'signed-out', why })
  }
}

/** The provider's own words, where it refused: `error_description` of RFC 6749. */
const wordsOf = (error: Error & { error?: unknown; error_description?: unknown }) =>
  [error.error ?? error.message, error.error_description]
    .filter((text) => typeof text === 'string')
    .join(': ')

/** After a reload; the provider's own session mostly lets a person through without a question. */
async function signInAgain(): Promise<void> {
  const { pathname, search } = location
  try {
    await signInWaysOf(signedInConnection)?.signIn?.(pathname + search)
    // The page is about to be left; nothing is shown in between.
    await new Promise(() => {})
  } catch {
    // The sign-in page offers it again, and says what is wrong.
  }
}

const isAtSignedInConnection = () => location.pathname.startsWith(`/${signedInConnection}/`)

function openSandboxInPage(): void {
  const load = async () => {
    const { fetchFrom, openInPageSandbox } = await import('./in-page/in-page-sandbox.ts')
    const sandbox = openInPageSandbox()
    return { sandbox, fetch: fetchFrom(sandbox) }
  }
  let loading: ReturnType<typeof load> | undefined
  const loaded = () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined
      throw error
    })
    return loading
  }
  setTransport(sandboxConnection.id, {
    // Never resolved: the sandbox answers in the place of fetch. S3 wants the service in the path.
    endpointOf: (service, region) => `https://sandbox.invalid/${region}/${service}`,
    fetch: async (input, init) => (await loaded()).fetch(input, init),
    control: async (request) => (await loaded()).sandbox.control(request),
  })
}
