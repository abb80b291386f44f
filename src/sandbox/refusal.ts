/** What a service answers instead of a result; `status` is the HTTP one. */
export class Refusal extends Error {
  readonly code: string
  readonly status: number

  constructor(code: string, message: string, status = 400) {
    super(message)
    this.code = code
    this.status = status
  }
}

/** IAM's words for what no policy allows. */
export const accessDenied = (operation: string, resource: string, caller: string) =>
  `User: ${caller} is not authorized to perform: ${operation} on resource: ${resource} because no identity-based policy allows the ${operation} action`

/** As every JSON service answers it. */
export const denied = (operation: string, resource: string, caller: string) =>
  new Refusal('AccessDeniedException', accessDenied(operation, resource, caller))
