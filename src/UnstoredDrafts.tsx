import { useUnstoredDrafts } from './draft/draft-store.ts'
import { useUnstoredTemplates } from './draft/template-draft.ts'
import { ShellNotice } from './ShellNotice.tsx'

/** Said on every screen while a draft or a template is in this tab only. */
export function UnstoredDrafts() {
  const hasDrafts = useUnstoredDrafts()
  const hasTemplates = useUnstoredTemplates()
  return (
    <>
      {hasDrafts && (
        <ShellNotice
          id="unstored-drafts"
          type="error"
          header="Your changes are in this tab only"
          content="This browser does not store them: its storage is full or blocked. Nothing is lost while the tab stays open. Submit the changes, or discard other drafts and change something again."
          statusIconAriaLabel="Error"
        />
      )}
      {hasTemplates && (
        <ShellNotice
          id="unstored-templates"
          type="error"
          header="Your template is in this tab only"
          content="This browser does not store it: its storage is full or blocked. A reload loses the text; save the template before you close the tab."
          statusIconAriaLabel="Error"
        />
      )}
    </>
  )
}
