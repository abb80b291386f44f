/**
 * What an action says of its run, in plain words. Connections wrap the commit message in JSON:
 * `{"ProviderType":"GitHub","CommitMessage":"…"}`; every other summary is shown as it is.
 */
export function runSummary(summary: string): string {
  if (!summary.startsWith('{')) return summary
  try {
    const { CommitMessage } = JSON.parse(summary) as { CommitMessage?: unknown }
    return typeof CommitMessage === 'string' ? CommitMessage : summary
  } catch {
    return summary
  }
}
