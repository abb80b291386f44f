import { createSandbox, type Sandbox, type StateStore } from '../sandbox/sandbox.ts'
import { IndexedDbStore } from './indexed-db-store.ts'

const channelName = 'pipespan-sandbox'

/**
 * The sandbox as a page runs it. Its state is the browser's: it survives a reload, and another tab
 * sees what this one did. Where the browser stores nothing, it lasts as long as the page.
 */
export function openInPageSandbox(): Sandbox {
  const stored = new IndexedDbStore()
  const channel = new BroadcastChannel(channelName)
  const store: StateStore = {
    load: () => stored.load().catch(() => undefined),
    save: async (state) => {
      try {
        await stored.save(state)
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
        channel.postMessage('saved')
      } catch {
        // Private windows may store nothing; the sandbox goes on from memory.
      }
    },
  }
  let sandbox = createSandbox({ store })
  channel.addEventListener('message', () => {
    sandbox = createSandbox({ store })
  })
  return {
    answer: async (request, scope) => (await sandbox).answer(request, scope),
    control: async (request) => (await sandbox).control(request),
  }
}

/**
 * The sandbox in the place of `fetch`, at addresses `https://sandbox.invalid/{region}/{service}/…`.
 * A dropped connection fails as fetch fails, and a call that nobody waits for is let go.
 */
export function fetchFrom(sandbox: Sandbox): typeof fetch {
  return async (input, init) => {
    const asked = new Request(input, init)
    const { pathname, search } = new URL(asked.url)
    const [, region = '', service = '', ...path] = pathname.split('/')
    const request = new Request(`https://sandbox.invalid/${path.join('/')}${search}`, {
      method: asked.method,
      headers: asked.headers,
      signal: asked.signal,
      ...(asked.method === 'GET' || asked.method === 'HEAD' ? {} : { body: await asked.text() }),
    })
    const answer = await sandbox.answer(request, { service, region })
    if (answer.type === 'error') throw new TypeError('Failed to fetch')
    return answer
  }
}
