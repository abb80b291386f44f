interface StatusWords {
  type: 'success' | 'error' | 'warning' | 'in-progress' | 'pending'
  text: string
}

/**
 * A stack's status in words: `UPDATE_ROLLBACK_COMPLETE` is "Update rollback complete".
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
 */
export function stackStatus(status: string): StatusWords {
  const words = status.toLowerCase().replaceAll('_', ' ')
  const text = words.charAt(0).toUpperCase() + words.slice(1)
  return { type: typeOf(status), text }
}

function typeOf(status: string): StatusWords['type'] {
  if (status === 'REVIEW_IN_PROGRESS') return 'pending'
  if (status.endsWith('IN_PROGRESS')) return 'in-progress'
  if (status.endsWith('FAILED')) return 'error'
  return status.includes('ROLLBACK') ? 'warning' : 'success'
}
