import { useUnstoredDrafts } from './draft/draft-store.ts'
import { ShellNotice } from './ShellNotice.tsx'

/** Said on every screen while a draft is in this tab only. */
export function UnstoredDrafts() {
  if (!useUnstoredDrafts()) return null
  return (
    <ShellNotice
      id="unstored-drafts"
      type="error"
      header="Your changes are in this tab only"
      content="This browser does not store them: its storage is full or blocked. Nothing is lost while the tab stays open. Submit the changes, or discard other drafts and change something again."
      statusIconAriaLabel="Error"
    />
  )
}
