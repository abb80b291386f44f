import { createContext, useContext, useState } from 'react'
import { ShellNotice } from './ShellNotice.tsx'

const context = createContext<readonly string[]>([])

/** What is wrong with a hosted copy's config.json, one sentence each. */
export const DemoOnlyProvider = context.Provider

/** Said where a hosted copy offers the sandbox only, although it was meant for more. */
export function DemoOnly() {
  const problems = useContext(context)
  const [isDismissed, setDismissed] = useState(false)
  if (problems.length === 0 || isDismissed) return null
  return (
    <ShellNotice
      id="demo-only"
      type="warning"
      header="This copy offers the sandbox only"
      content={
        <ul style={{ margin: 0, paddingInlineStart: '1.2em' }}>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      }
      statusIconAriaLabel="Warning"
      dismissible
      dismissLabel="Dismiss"
      onDismiss={() => setDismissed(true)}
    />
  )
}
