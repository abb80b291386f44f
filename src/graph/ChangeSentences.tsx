import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Icon from '@cloudscape-design/components/icon'
import LiveRegion from '@cloudscape-design/components/live-region'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useEffect, useRef } from 'react'
import { type Change, describeChange } from '../pipeline/changes.ts'
import type { ChangeTarget } from './change-target.ts'
import './change-sentences.css'
import { markIcons } from './Chips.tsx'
import { markNames } from './node-names.ts'
import { graphTokens } from './tokens.ts'

interface ChangeSentencesProps {
  title: string
  changes: readonly Change[]
  /** Where each of them is to be seen. */
  targets: readonly ChangeTarget[]
  /** Index of the one that is looked at. */
  at: number | undefined
  onStep: (at: number | undefined) => void
  /** Said when there are none. */
  empty: string
}

/** What differs, one sentence a line, each leading to its place; stepped through one by one. */
export function ChangeSentences({
  title,
  changes,
  targets,
  at,
  onStep,
  empty,
}: ChangeSentencesProps) {
  const list = useRef<HTMLUListElement>(null)
  const count = changes.length
  useEffect(() => {
    if (at !== undefined) list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const step = (by: 1 | -1) =>
    onStep(at === undefined ? (by === 1 ? 0 : count - 1) : (at + by + count) % count)
  return (
    <Container
      fitHeight
      header={
        <Header
          variant="h2"
          {...(count > 0 && { counter: `(${count})` })}
          actions={
            count > 1 && (
              <SpaceBetween direction="horizontal" size="xs" alignItems="center">
                <LiveRegion>
                  {at !== undefined && (
                    <Box color="text-body-secondary">
                      {at + 1} of {count}
                    </Box>
                  )}
                </LiveRegion>
                <Button
                  iconName="angle-up"
                  ariaLabel="Go to the change before"
                  onClick={() => step(-1)}
                />
                <Button
                  iconName="angle-down"
                  ariaLabel="Go to the change after"
                  onClick={() => step(1)}
                />
              </SpaceBetween>
            )
          }
        >
          {title}
        </Header>
      }
    >
      {count === 0 ? (
        <Box color="text-body-secondary">{empty}</Box>
      ) : (
        <ul ref={list} className="change-sentences" style={graphTokens}>
          {changes.map((change, index) => {
            const { mark, selection, region } = targets[index] ?? { mark: 'changed' as const }
            const text = describeChange(change)
            const icon = (
              <span className={`change-mark change-mark-${mark}`} title={markNames[mark]}>
                <Icon name={markIcons[mark]} size="small" />
              </span>
            )
            return (
              // oxlint-disable-next-line react/no-array-index-key -- two changes may read the same
              <li key={`${index} ${text}`}>
                {selection || region ? (
                  <button
                    type="button"
                    className="change-sentence"
                    {...(at === index && { 'aria-current': true })}
                    onClick={() => onStep(at === index ? undefined : index)}
                  >
                    {icon}
                    <span>{text}</span>
                  </button>
                ) : (
                  <span className="change-sentence" {...(at === index && { 'aria-current': true })}>
                    {icon}
                    <span>{text}</span>
                  </span>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </Container>
  )
}
