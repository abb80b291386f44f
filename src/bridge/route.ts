/** One AWS call as the page addresses it: `/aws/{connection}/{region}/{service}{path}?{query}`. */
export interface Route {
  connection: string
  region: string
  service: string
  /** AWS's own path: `/` for JSON and query services, `/bucket` for S3. */
  path: string
  query: URLSearchParams
}

const connectionPattern = /^[a-z]{1,20}(?::[A-Za-z0-9._@+-]{1,100})?$/
const regionPattern = /^[a-z]{2,4}(?:-[a-z]{1,12}){1,3}-\d{1,2}$/
const servicePattern = /^[a-z][a-z0-9]{1,30}$/
/** Nothing that any reader along the way could take for a separator, an escape or a parent folder. */
const pathPattern = /^(?:\/[a-z0-9][a-z0-9._-]{0,99})*\/?$/i
const queryPattern = /^[A-Za-z0-9._~=&%+:/-]*$/

/** Whether a text has the form of a connection's name. */
export const isConnection = (text: string): boolean => connectionPattern.test(text)

/** The colon of `profile:NAME` arrives escaped; nothing else may be. */
export const unescapeColon = (text: string): string => text.replace(/%3a/i, ':')

/**
 * Reads the address as it was sent, before anything normalises it.
 *
 * @returns nothing for an address of any other form, `..` and escaped slashes included.
 */
export function parseRoute(url: string): Route | undefined {
  const [, address = '', query = ''] = /^([^?#]*)(?:\?([^#]*))?$/.exec(url) ?? []
  const [, connection = '', region = '', service = '', rest = ''] =
    /^\/aws\/([^/]+)\/([^/]+)\/([^/]+)(.*)$/.exec(address) ?? []
  const route = { connection: unescapeColon(connection), region, service, path: rest || '/' }
  const isWellFormed =
    isConnection(route.connection) &&
    regionPattern.test(region) &&
    servicePattern.test(service) &&
    pathPattern.test(route.path) &&
    !route.path.includes('..') &&
    queryPattern.test(query)
  return isWellFormed ? { ...route, query: new URLSearchParams(query) } : undefined
}
