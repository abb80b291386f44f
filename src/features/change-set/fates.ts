import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import type { Fate } from '../../template/change-set.ts'

interface FateWords {
  /** Of one resource. */
  text: string
  /** Of several, after a number. */
  counted: string
  type: StatusIndicatorProps.Type
}

/** What becomes of a resource, in words. */
export const fateWords: Readonly<Record<Fate, FateWords>> = {
  added: { text: 'Add', counted: 'added', type: 'success' },
  updated: { text: 'Modify in place', counted: 'modified in place', type: 'info' },
  replaced: { text: 'Replace', counted: 'replaced', type: 'warning' },
  'maybe-replaced': { text: 'May be replaced', counted: 'perhaps replaced', type: 'warning' },
  removed: { text: 'Remove', counted: 'removed', type: 'warning' },
  imported: { text: 'Import', counted: 'imported', type: 'info' },
  recorded: { text: 'Record only', counted: 'recorded only', type: 'info' },
  unknown: { text: 'Known only later', counted: 'known only later', type: 'pending' },
}

/** Such as "1 added, 2 modified in place". */
export const countWords = (counts: Partial<Record<Fate, number>>): string =>
  Object.entries(counts)
    .map(([fate, count]) => `${count} ${fateWords[fate as Fate].counted}`)
    .join(', ')
