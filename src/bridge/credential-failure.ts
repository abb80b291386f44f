import type { Refusal } from './refusal.ts'

/** Why there are no credentials, as the page acts on it. */
type CredentialCode = 'SsoSessionExpired' | 'MfaRequired' | 'CredentialsUnavailable'

/** There are no credentials for a connection. The message is for a person, and never holds a secret. */
export class CredentialFailure extends Error {
  readonly code: CredentialCode

  constructor(code: CredentialCode, message: string) {
    super(message)
    this.code = code
  }

  asRefusal(): Refusal {
    return { status: 401, code: this.code, message: this.message }
  }
}
