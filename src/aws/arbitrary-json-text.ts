/**
 * JSON texts for property tests that a careless reader would not write back as they are: integers
 * beyond doubles, odd spellings of numbers, escapes, keys that look like indices or like members of
 * every object, true duplicates, deep nesting, any layout. Written from one seed, because a hundred
 * arbitraries per text would take minutes.
 */
export class JsonTexts {
  private state: number

  /** @param seed any integer; the same seed gives the same texts. */
  constructor(seed: number) {
    this.state = seed | 0
  }

  /** A number from 0 up to and without `limit`. Source: the public-domain generator mulberry32. */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }

  pick<Choice>(choices: readonly [Choice, ...Choice[]]): Choice {
    return choices[this.below(choices.length)] ?? choices[0]
  }

  /** Any JSON value, at most `depth` containers deep. */
  value(depth: number): string {
    const kind = this.below(depth > 0 ? 8 : 5)
    if (kind < 2) return this.number()
    if (kind < 4) return this.string()
    if (kind === 4) return this.pick(['true', 'false', 'null', '{}', '[ ]', '""'])
    if (kind === 5)
      return this.array(Array.from({ length: this.below(4) }, () => this.value(depth - 1)))
    // The same key may come twice: nobody but AWS decides which of them counts.
    const members = Array.from(
      { length: this.below(4) },
      () => [this.key(), this.value(depth - 1)] as const,
    )
    return this.object(members)
  }

  number(): string {
    return this.pick([
      '0',
      '-0',
      '7',
      '-12',
      '9007199254740993',
      '12345678901234567890123',
      '-9223372036854775808',
      '1.0',
      '1e3',
      '1E+2',
      '2.50',
      '0.1e-7',
      '1e400',
      '3.141592653589793238462643',
    ])
  }

  string(): string {
    return this.pick([
      '""',
      '"plain"',
      '"\\u00e9\\u4e2d"',
      '"café 中 \u{1f680}"',
      '"\\/slash\\/"',
      '"\\"quoted\\\\\\""',
      '"\\n\\t\\u0000"',
      '"\\ud83d\\ude80"',
      '"\\udead"',
      '"****"',
      '"12345678901234567890"',
      '"}],{[:,"',
      '"\u2028"',
    ])
  }

  /** A key that no documented member has, quotes included. */
  key(): string {
    return this.pick([
      '"0"',
      '"10"',
      '"2"',
      '"-1"',
      '"01"',
      '"4294967295"',
      '"__proto__"',
      '"constructor"',
      '"toJSON"',
      '"length"',
      '"hasOwnProperty"',
      '""',
      '" name"',
      '"Name"',
      '"NAME"',
      '"n\\u0430me"',
      '"größe"',
      '"\\u006eever"',
      '"中文"',
      '"a.b"',
      '"a\\/b"',
      '"x\\"y"',
      '"\u{1f680}"',
      '"tomorrow"',
      '"releasePolicy"',
      '"stage"',
      '"Stages"',
    ])
  }

  array(items: readonly string[]): string {
    return `[${this.space()}${items.join(`${this.space()},${this.space()}`)}${this.space()}]`
  }

  object(members: readonly (readonly [key: string, value: string])[]): string {
    const written = members.map(([key, value]) => `${key}${this.space()}:${this.space()}${value}`)
    return `{${this.space()}${written.join(`,${this.space()}`)}${this.space()}}`
  }

  /** The members with up to two unknown ones among them, each key once. */
  withUnknown(members: readonly (readonly [key: string, value: string])[]): string {
    const all = [...members]
    const taken = new Set<string>()
    for (let count = this.below(3); count > 0; count -= 1) {
      const key = this.key()
      const name = JSON.parse(key) as string
      if (taken.has(name)) continue
      taken.add(name)
      all.splice(this.below(all.length + 1), 0, [key, this.value(this.below(20) === 0 ? 9 : 2)])
    }
    return this.object(all)
  }

  private space(): string {
    return this.below(6) === 0 ? this.pick([' ', '\n  ', '\t', '\r\n']) : ''
  }
}
