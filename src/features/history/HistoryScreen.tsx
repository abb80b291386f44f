import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Place } from '../../aws/connection.ts'
import { nextStep, toFailure } from '../../aws/failures.ts'
import { emptyHistory } from '../../aws/history.ts'
import { historyQuery } from '../../aws/queries.ts'
import type { Draft } from '../../draft/draft.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'
import { type ComparedSearch, choose, chosenVersions, findCompared } from './compared.ts'
import { Comparison } from './Comparison.tsx'
import { ReplaceDraftDialog } from './ReplaceDraftDialog.tsx'
import { useRestore } from './use-restore.ts'
import { versionRows } from './version-rows.ts'
import { historyNotes } from './history-notes.ts'
import { VersionsTable } from './VersionsTable.tsx'

interface HistoryScreenProps {
  place: Place
  name: string
  search: ComparedSearch
  onSearch: (search: ComparedSearch) => void
  onReview: () => void
  onOpenDraft: (draft: Draft) => void
}

/** The versions of one pipeline, what differs between any two, and a way back to an old one. */
export function HistoryScreen(props: HistoryScreenProps) {
  const { place, name, search, onSearch, onReview, onOpenDraft } = props
  const query = useQuery(historyQuery(place, name))
  const { data = emptyHistory, error, isFetching, dataUpdatedAt, refetch } = query
  const { versions } = data
  const rows = useMemo(() => versionRows(versions, place.region), [versions, place.region])
  const chosen = chosenVersions(search, versions, isFetching)
  const { restore, question, cancel, replace } = useRestore({
    place,
    name,
    newest: versions[0],
    readAt: dataUpdatedAt,
    onReview,
  })
  const failure = error && toFailure('GetPipeline', error)
  return (
    <ContentLayout header={<Header variant="h1">History of {name}</Header>}>
      <SpaceBetween size="l">
        {failure && (
          <FailureAlert
            title={
              versions.length > 0 ? 'Not every version could be read' : `${name} cannot be read`
            }
            message={failure.message}
            code={failure.code}
            requestId={failure.requestId}
            advice={nextStep(failure)}
            onRetry={() => void refetch()}
          />
        )}
        {(versions.length > 0 || !failure) && (
          <SpaceBetween size="l">
            <VersionsTable
              rows={rows}
              isReading={isFetching}
              notes={failure ? [] : historyNotes(data)}
              chosen={chosen}
              onChoose={(selected) => onSearch(choose(chosen, selected))}
              onRestore={restore}
              onRefresh={() => void refetch()}
            />
            <Comparison
              compared={findCompared(chosen, versions)}
              isReading={isFetching}
              homeRegion={place.region}
            />
          </SpaceBetween>
        )}
        {question && (
          <ReplaceDraftDialog
            {...question}
            onCancel={cancel}
            onOpenDraft={() => onOpenDraft(question.draft)}
            onReplace={replace}
          />
        )}
      </SpaceBetween>
    </ContentLayout>
  )
}
