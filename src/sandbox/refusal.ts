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

/** IAM's words, as every JSON service answers them. */
export const denied = (operation: string, resource: string, caller: string) =>
  new Refusal(
    'AccessDeniedException',
    `User: ${caller} is not authorized to perform: ${operation} on resource: ${resource} because no identity-based policy allows the ${operation} action`,
  )
