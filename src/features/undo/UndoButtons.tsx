import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import LiveRegion from '@cloudscape-design/components/live-region'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useEffect, useEffectEvent, useState } from 'react'
import type { Place } from '../../aws/connection.ts'
import { draftStore, useDraft } from '../../draft/draft-store.ts'
import { stepName } from '../../draft/step-names.ts'
import { isInDialog, isTextField } from '../../ui/key-targets.ts'
import { undoKey } from './undo-keys.ts'

/** Undo and redo of one draft, by button and by keyboard; says what was undone. */
export function UndoButtons({ place, name }: { place: Place; name: string }) {
  const key = { ...place, pipeline: name }
  const draft = useDraft(key)
  const [said, setSaid] = useState({ text: '', changedAt: 0 })
  const [back, forth] = [draft?.history?.past.at(-1), draft?.history?.future.at(-1)]

  const move = (direction: 'undo' | 'redo') => {
    const step = draftStore.move(key, direction)
    const { history, changedAt = 0 } = draftStore.get(key) ?? {}
    if (!step) return
    const [done, left] =
      direction === 'undo' ? ['Undone', history?.past] : ['Redone', history?.future]
    setSaid({ text: `${done}: ${stepName(step)}. ${countText(left?.length)}`, changedAt })
  }

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const direction = undoKey(event)
    if (!direction || isTextField(event.target) || isInDialog(event.target)) return
    event.preventDefault()
    move(direction)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])

  return (
    <SpaceBetween direction="horizontal" size="xs" alignItems="center">
      <Button
        iconName="undo"
        ariaLabel="Undo"
        disabled={!back}
        disabledReason="There is nothing to undo."
        onClick={() => move('undo')}
      />
      <Button
        iconName="redo"
        ariaLabel="Redo"
        disabled={!forth}
        disabledReason="There is nothing to redo."
        onClick={() => move('redo')}
      />
      <LiveRegion>
        {said.changedAt === draft?.changedAt && (
          <Box color="text-body-secondary" fontSize="body-s">
            {said.text}
          </Box>
        )}
      </LiveRegion>
    </SpaceBetween>
  )
}

function countText(count = 0): string {
  if (count === 0) return 'No step left.'
  return count === 1 ? '1 step left.' : `${count} steps left.`
}
