import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Input, { type InputProps } from '@cloudscape-design/components/input'
import LiveRegion from '@cloudscape-design/components/live-region'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import * as tokens from '@cloudscape-design/design-tokens'
import { type CSSProperties, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { Pipeline, Region } from '../../pipeline/pipeline.ts'
import { search, searchable } from './action-search.ts'
import './find-action.css'
import type { Selection } from '../../graph/selection.ts'

interface FindActionProps {
  pipeline: Pipeline
  homeRegion: Region
  onSelect: (selection: Selection) => void
}

/** Finds a stage or an action of a long pipeline, by Ctrl+K or Cmd+K as well. */
export function FindAction(props: FindActionProps) {
  const [isOpen, setOpen] = useState(false)
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const isAsked = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
    if (!isAsked || event.key.toLowerCase() !== 'k') return
    // Another dialog stays on top.
    if (!isOpen && document.querySelector('[role="dialog"][aria-modal="true"]')) return
    event.preventDefault()
    setOpen(true)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  return (
    <>
      <Button iconName="search" ariaLabel="Find an action (Ctrl+K)" onClick={() => setOpen(true)}>
        Find an action
      </Button>
      {isOpen && <Finder {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

const colors = {
  '--found-background': tokens.colorBackgroundItemSelected,
  '--found-border': tokens.colorBorderItemFocused,
  '--found-radius': tokens.borderRadiusItem,
} as CSSProperties

/** Options shown at once; typing on leads to the others. */
const most = 50

/** The text field keeps the focus; arrow keys go through the list, Enter selects. */
function Finder(props: FindActionProps & { onClose: () => void }) {
  const { pipeline, homeRegion, onSelect, onClose } = props
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const input = useRef<InputProps.Ref>(null)
  const list = useRef<HTMLDivElement>(null)
  const all = useMemo(() => searchable(pipeline, homeRegion), [pipeline, homeRegion])
  const found = search(all, text)
  const shown = found.slice(0, most)

  // The modal gives the focus to its close button; here one wants to type at once.
  useEffect(() => {
    const whileOpening = new AbortController()
    const { signal } = whileOpening
    const stop = () => whileOpening.abort()
    const take = () => input.current?.focus()
    take()
    document.addEventListener('focusin', take, { signal })
    for (const event of ['keydown', 'pointerdown']) {
      document.addEventListener(event, stop, { signal, capture: true })
    }
    return stop
  }, [])
  const show = (index: number) => {
    setActive(index)
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' })
  }
  const choose = (index: number) => {
    const one = shown[index]
    if (!one) return
    onClose()
    onSelect(one.selection)
  }
  const moves: Record<string, number> = {
    ArrowDown: Math.min(active + 1, shown.length - 1),
    ArrowUp: Math.max(active - 1, 0),
  }
  return (
    <Modal visible header="Find an action" closeAriaLabel="Close" onDismiss={onClose}>
      <SpaceBetween size="s">
        <Input
          ref={input}
          type="search"
          value={text}
          ariaLabel="Stage, action, provider or region"
          placeholder="Stage, action, provider or region"
          nativeInputAttributes={{
            role: 'combobox',
            'aria-expanded': true,
            'aria-controls': 'found-actions',
            'aria-activedescendant': shown[active] ? `found-action-${active}` : undefined,
          }}
          onChange={({ detail }) => {
            setText(detail.value)
            setActive(0)
          }}
          onKeyDown={(event) => {
            const { key } = event.detail
            if (key === 'Enter') choose(active)
            const target = moves[key]
            if (target === undefined) return
            event.preventDefault()
            show(target)
          }}
        />
        <div
          ref={list}
          id="found-actions"
          className="found-actions"
          style={colors}
          role="listbox"
          aria-label="Found"
        >
          {shown.map(({ label, description }, index) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the text field has the keys
            <div
              key={label}
              id={`found-action-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onClick={() => choose(index)}
            >
              {label}
              <Box fontSize="body-s" color="text-body-secondary">
                {description}
              </Box>
            </div>
          ))}
        </div>
        <LiveRegion>
          <Box color="text-body-secondary" fontSize="body-s">
            {foundText(found.length)}
          </Box>
        </LiveRegion>
      </SpaceBetween>
    </Modal>
  )
}

function foundText(count: number): string {
  if (count === 0) return 'Nothing has all these words in its name, provider or region.'
  if (count > most) return `${count} found, the first ${most} shown.`
  return `${count} found. Enter selects the marked one.`
}
