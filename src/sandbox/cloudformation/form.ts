/** The forms in which the query protocol carries lists. */

/** Values of `{name}.member.1`, `{name}.member.2`, … */
export const membersOf = (input: URLSearchParams, name: string): string[] =>
  [...input].filter(([key]) => key.startsWith(`${name}.member.`)).map(([, value]) => value)

/** Tags by key; nothing where the call has none. An SDK writes an empty list as an empty `Tags`. */
export function tagsIn(input: URLSearchParams): Record<string, string> | undefined {
  const tags: Record<string, string> = {}
  for (let index = 1; input.has(`Tags.member.${index}.Key`); index += 1) {
    tags[input.get(`Tags.member.${index}.Key`) ?? ''] =
      input.get(`Tags.member.${index}.Value`) ?? ''
  }
  return Object.keys(tags).length > 0 || input.has('Tags') ? tags : undefined
}

export const timeOf = (milliseconds: number) => new Date(milliseconds).toISOString()

/** Entries as AWS lists them, such as `ParameterKey` and `ParameterValue`. */
export const pairs = (entries: Record<string, string>, key: string, value: string) => ({
  member: Object.entries(entries).map(([name, text]) => ({ [key]: name, [value]: text })),
})
