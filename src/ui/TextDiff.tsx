import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo, useRef, useState } from 'react'
import { CodeRegion } from './CodeRegion.tsx'
import { DiffTable } from './DiffTable.tsx'
import { type Revealed, unified, visibleItems } from './diff-view.ts'
import { diffLines } from './line-diff.ts'
import { useWidth } from './use-width.ts'

export interface TextDiffProps {
  before: string
  after: string
  /** Column headings, such as "Version 1". */
  beforeTitle: string
  afterTitle: string
  /** What is compared, for those who do not see it. */
  label: string
}

/** Below this many pixels two columns are too narrow to read. */
const sideBySideWidth = 700

/** Two texts line by line: side by side where there is room, else in one column. */
export function TextDiff(props: TextDiffProps) {
  const { before, after, beforeTitle, afterTitle, label } = props
  const root = useRef<HTMLDivElement>(null)
  const scroll = useRef<HTMLDivElement>(null)
  const width = useWidth(root)
  const isUnified = width !== undefined && width < sideBySideWidth
  const diff = useMemo(() => diffLines(before, after), [before, after])
  const [revealed, setRevealed] = useState<{ of: typeof diff; blocks: Revealed }>()
  const blocks = useMemo(() => (isUnified ? unified(diff.blocks) : diff.blocks), [diff, isUnified])
  const shown = revealed?.of === diff ? revealed.blocks : nothingRevealed
  const items = useMemo(() => visibleItems(blocks, shown), [blocks, shown])

  const reveal = (block: number, count: number) => {
    setRevealed({ of: diff, blocks: new Map(shown).set(block, (shown.get(block) ?? 0) + count) })
    // The button may go away with its gap, and the focus must not go with it.
    scroll.current?.focus({ preventScroll: true })
  }
  return (
    <div ref={root}>
      <SpaceBetween size="xs">
        <Box color="text-body-secondary">{countText(diff)}</Box>
        {width !== undefined && diff.added + diff.removed > 0 && (
          <CodeRegion ref={scroll} label={label}>
            <DiffTable
              items={items}
              isUnified={isUnified}
              label={label}
              titles={{ before: beforeTitle, after: afterTitle }}
              onReveal={reveal}
            />
          </CodeRegion>
        )}
      </SpaceBetween>
    </div>
  )
}

const nothingRevealed: Revealed = new Map()

function countText({ added, removed, isRough }: ReturnType<typeof diffLines>): string {
  if (added + removed === 0) return 'No line differs.'
  const counts = `${lines(added)} added, ${lines(removed)} removed.`
  return isRough
    ? `${counts} So much differs that lines kept in between are not looked for.`
    : counts
}

const lines = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'line' : 'lines'}`
