type Json = Record<string, unknown>

const loopback = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/

/** Whether an address may be plain http: nobody listens between a machine and itself. */
export const isLoopback = (address: string): boolean => loopback.test(new URL(address).origin)

/**
 * Reads the members of one JSON object and notes what is wrong with them, each with its path.
 * What it gives back for a wrong member is of the right type and never used.
 */
export class ConfigReader {
  readonly problems: string[]
  private readonly json: Json
  private readonly path: string

  constructor(json: unknown, path = '', problems: string[] = []) {
    const isObject = typeof json === 'object' && json !== null && !Array.isArray(json)
    this.json = isObject ? (json as Json) : {}
    this.path = path
    this.problems = problems
    if (!isObject) problems.push(`${path ? `"${path}"` : 'config.json'}: Write a JSON object.`)
  }

  problem(member: string, text: string): void {
    this.problems.push(`"${this.path ? `${this.path}.` : ''}${member}": ${text}`)
  }

  has = (member: string): boolean => this.json[member] !== undefined

  /** A misspelt member would be overlooked, and so would what it was to do. */
  only(members: readonly string[]): void {
    for (const member of Object.keys(this.json)) {
      if (members.includes(member) || /secret/i.test(member)) continue
      this.problem(member, `There is no such member. There are: ${members.join(', ')}.`)
    }
  }

  refuse(members: RegExp, why: string): void {
    for (const member of Object.keys(this.json)) {
      if (members.test(member)) this.problem(member, why)
    }
  }

  object = (member: string): ConfigReader =>
    new ConfigReader(this.json[member] ?? {}, this.pathOf(member), this.problems)

  text(member: string, pattern: RegExp, what: string): string {
    const value = this.json[member]
    if (typeof value === 'string' && pattern.test(value)) return value
    const given = value === undefined ? '' : ` Now it is ${JSON.stringify(value)}.`
    this.problem(member, `Give ${what}.${given}`)
    return ''
  }

  optionalText = (member: string): string | undefined =>
    this.has(member) ? this.text(member, /\S/, 'a text') : undefined

  texts(member: string, absent: string[]): string[] {
    const value = this.json[member] ?? absent
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value
    this.problem(member, 'Give a list of texts.')
    return absent
  }

  flag(member: string, absent: boolean): boolean {
    const value = this.json[member] ?? absent
    if (typeof value === 'boolean') return value
    this.problem(member, 'Write true or false.')
    return absent
  }

  /** An https address, or http on this machine; without a query or credentials. */
  address(member: string): string {
    const value = this.json[member]
    const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined
    const isPlain = url && !url.search && !url.hash && !url.username && !url.password
    if (isPlain && (url.protocol === 'https:' || loopback.test(url.origin))) return value as string
    this.problem(member, 'Give an https:// address, or http:// on 127.0.0.1 or localhost.')
    return ''
  }

  private pathOf = (member: string) => (this.path ? `${this.path}.${member}` : member)
}
