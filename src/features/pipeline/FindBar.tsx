import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Input from '@cloudscape-design/components/input'
import LiveRegion from '@cloudscape-design/components/live-region'
import './find-bar.css'

interface FindBarProps {
  text: string
  onChange: (text: string) => void
  /** How many were found; absent when nothing is looked for. */
  count: number | undefined
  /** Which of them is pointed at, counted from 0; absent before the first step. */
  at: number | undefined
  /** Absent where all that was found is shown together. */
  onStep: ((by: 1 | -1) => void) | undefined
}

/** Looks for stages and actions as one types; in the graph it leads from one to the next. */
export function FindBar({ text, onChange, count, at, onStep }: FindBarProps) {
  return (
    <div className="find-bar" role="search" aria-label="Stages and actions">
      <div className="find-bar-text">
        <Input
          type="search"
          value={text}
          ariaLabel="Find by name, provider, region or status"
          placeholder="Find by name, provider, region or status"
          clearAriaLabel="Clear the filter"
          onChange={({ detail }) => onChange(detail.value)}
          onKeyDown={({ detail: { key, shiftKey } }) => {
            if (key === 'Enter' && count) onStep?.(shiftKey ? -1 : 1)
            if (key === 'Escape') onChange('')
          }}
        />
      </div>
      {count !== undefined && (
        <>
          {onStep && count > 0 && (
            <>
              <Button
                variant="icon"
                iconName="angle-up"
                ariaLabel="Previous match (Shift+Enter)"
                onClick={() => onStep(-1)}
              />
              <Button
                variant="icon"
                iconName="angle-down"
                ariaLabel="Next match (Enter)"
                onClick={() => onStep(1)}
              />
            </>
          )}
          <LiveRegion>
            <Box color="text-body-secondary">{foundText(count, at)}</Box>
          </LiveRegion>
        </>
      )}
    </div>
  )
}

function foundText(count: number, at: number | undefined): string {
  if (count === 0) return 'No matches'
  if (at !== undefined) return `${at + 1} of ${count}`
  return count === 1 ? '1 match' : `${count} matches`
}
