import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo } from 'react'
import './json.css'

/** A JSON value to read and to copy. */
export function JsonView({ label, value }: { label: string; value: unknown }) {
  const text = useMemo(() => JSON.stringify(value, null, 2), [value])
  return (
    <SpaceBetween size="xs">
      <CopyToClipboard
        copyButtonText="Copy"
        copySuccessText="Copied"
        copyErrorText="Not copied"
        textToCopy={text}
      />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls */}
      <div className="json-frame" role="region" aria-label={label} tabIndex={0}>
        <pre className="json-text">{text}</pre>
      </div>
    </SpaceBetween>
  )
}
