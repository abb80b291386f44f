const withoutText = new Set(['button', 'checkbox', 'radio', 'range', 'reset', 'submit', 'file'])

/** Where keys write, and the browser's own undo belongs. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !withoutText.has(target.type) && !target.readOnly
  return target instanceof HTMLTextAreaElement || target.isContentEditable
}

/** A dialog stands before the page; what it asks comes first. */
export const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="dialog"]') !== null
