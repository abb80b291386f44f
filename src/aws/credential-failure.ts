/** Why a connection whose credentials the page holds has none; `toFailure` sorts by the name. */
export class CredentialFailure extends Error {
  /**
   * @param name `NotSignedIn`: nobody has signed in. `SignInExpired`: a person has to sign in again.
   * `CredentialsRefused`: who signed in gets no credentials. `CredentialsUnreachable`: no answer.
   */
  constructor(
    name: 'NotSignedIn' | 'SignInExpired' | 'CredentialsRefused' | 'CredentialsUnreachable',
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause })
    this.name = name
  }
}

/** Browsers throw a TypeError where no answer came, and where CORS forbids to read it. */
export const isUnanswered = (error: unknown): boolean =>
  error instanceof Error &&
  ['TypeError', 'TimeoutError', 'NetworkError'].includes(error.name) &&
  !('$response' in error && error.$response)
