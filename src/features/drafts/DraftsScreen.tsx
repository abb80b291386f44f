import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Cards from '@cloudscape-design/components/cards'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Place } from '../../aws/connection.ts'
import { type Draft, hasEdits } from '../../draft/draft.ts'
import { useDrafts } from '../../draft/draft-store.ts'
import { ScreenLink } from '../../ui/ScreenLink.tsx'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { draftAddress } from './draft-address.ts'
import { BaseStatus } from './BaseStatus.tsx'
import { DraftChanges } from './DraftChanges.tsx'
import { useBaseStates } from './use-base-states.ts'

interface DraftsScreenProps {
  place: Place
  onDiscard: (draft: Draft) => void
}

/** What is begun and not submitted, whatever pipeline, region or connection it belongs to. */
export function DraftsScreen({ place, onDiscard }: DraftsScreenProps) {
  const all = useDrafts()
  const drafts = useMemo(() => all.filter(hasEdits), [all])
  const states = useBaseStates(drafts, place.connection)
  const navigate = useNavigate()
  const rows = drafts.map((draft, index) => ({ draft, base: states[index] ?? unasked }))

  const resume = (draft: Draft) => void navigate({ to: draftAddress(draft).resume })
  const open = (draft: Draft) => void navigate({ to: draftAddress(draft).open })

  return (
    <Cards
      items={rows}
      trackBy={({ draft }) => `${draft.connection}/${draft.region}/${draft.pipeline}`}
      ariaLabels={{
        itemSelectionLabel: () => '',
        selectionGroupLabel: 'Drafts',
        cardsLabel: 'Drafts',
      }}
      cardsPerRow={[{ cards: 1 }, { minWidth: 900, cards: 2 }]}
      header={
        <Header
          variant="h1"
          counter={`(${rows.length})`}
          description="Changes begun in this browser and not submitted. They survive a reload; secrets that you typed do not."
        >
          Drafts
        </Header>
      }
      empty={
        <Box textAlign="center" padding="l">
          <SpaceBetween size="s">
            <Box color="text-body-secondary">
              No drafts. A draft is begun when you change something about a pipeline.
            </Box>
            <Button
              onClick={() => void navigate({ to: '/$connection/$region/pipelines', params: place })}
            >
              Go to pipelines
            </Button>
          </SpaceBetween>
        </Box>
      }
      cardDefinition={{
        header: ({ draft }) => (
          <ScreenLink
            fontSize="heading-m"
            href={draftAddress(draft).open}
            onFollow={() => open(draft)}
          >
            {draftAddress(draft).title}
          </ScreenLink>
        ),
        sections: [
          {
            id: 'where-and-when',
            content: ({ draft }) => (
              <KeyValuePairs
                columns={2}
                items={[
                  {
                    label: 'Region',
                    value:
                      draft.connection === place.connection
                        ? draft.region
                        : `${draft.region}, connection ${draft.connection}`,
                  },
                  {
                    label: 'Begun',
                    value: <TimeAgo date={new Date(draft.begunAt ?? draft.readAt)} />,
                  },
                ]}
              />
            ),
          },
          {
            id: 'changes',
            header: 'Changes',
            content: ({ draft }) => <DraftChanges draft={draft} />,
          },
          {
            id: 'base',
            header: 'Based on',
            content: ({ draft, base }) => (
              <BaseStatus version={draft.base.version ?? 1} base={base} />
            ),
          },
          {
            id: 'actions',
            content: ({ draft }) => (
              <SpaceBetween direction="horizontal" size="xs">
                <Button
                  ariaLabel={`Continue with the draft of ${draftAddress(draft).title}`}
                  onClick={() => resume(draft)}
                >
                  Continue
                </Button>
                <Button
                  variant="link"
                  ariaLabel={`Discard the draft of ${draftAddress(draft).title}`}
                  onClick={() => onDiscard(draft)}
                >
                  Discard
                </Button>
              </SpaceBetween>
            ),
          },
        ],
      }}
    />
  )
}

const unasked = { state: 'asking' } as const
