/**
 * A link that AWS or an action's provider gave, where a click can only open a page: https, and no
 * credentials in it. Anybody who may run an action can write one.
 */
export function safeLink(text: string | undefined): string | undefined {
  if (!text || !URL.canParse(text)) return undefined
  const url = new URL(text)
  const isSafe = url.protocol === 'https:' && url.username === '' && url.password === ''
  return isSafe ? url.href : undefined
}
