/** What a key press asks for, if it is about undo at all. */
export function undoKey(event: KeyboardEvent): 'undo' | 'redo' | undefined {
  const { ctrlKey, metaKey, shiftKey, altKey } = event
  if (altKey || !(ctrlKey || metaKey)) return undefined
  const key = event.key.toLowerCase()
  if (key === 'z') return shiftKey ? 'redo' : 'undo'
  return key === 'y' && ctrlKey && !shiftKey ? 'redo' : undefined
}

const withoutText = new Set(['button', 'checkbox', 'radio', 'range', 'reset', 'submit', 'file'])

/** Where the browser's own undo belongs: in a text field. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !withoutText.has(target.type) && !target.readOnly
  return target instanceof HTMLTextAreaElement || target.isContentEditable
}

/** A dialog stands before the draft; what it asks comes first. */
export const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="dialog"]') !== null
