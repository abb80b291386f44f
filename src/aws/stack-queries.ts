import { experimental_streamedQuery as streamedQuery, queryOptions } from '@tanstack/react-query'
import type { StackEvent } from '@aws-sdk/client-cloudformation'
import {
  type ChangeSet,
  followChangeSet,
  getChangeSetTemplate,
  type NamedChangeSet,
} from './change-set.ts'
import type { Place } from './connection.ts'
import { pageByPage } from './page-by-page.ts'
import { getPipelineOwner } from './pipeline-owner.ts'
import { followStack, type StackOperation } from './stack-events.ts'
import {
  describeStack,
  getTemplate,
  getTemplateSummary,
  listStacks,
  type TemplateSource,
} from './stacks.ts'

const keyOf = ({ connection, region }: Place, ...rest: readonly string[]) =>
  [connection, region, ...rest] as const

/** The stacks of a region, growing page by page. */
export const stacksQuery = (place: Place) =>
  queryOptions({
    queryKey: keyOf(place, 'ListStacks'),
    queryFn: pageByPage((signal) => listStacks(place, signal)),
    staleTime: 30_000,
  })

export const stackQuery = (place: Place, name: string) =>
  queryOptions({
    queryKey: keyOf(place, 'DescribeStacks', name),
    queryFn: ({ signal }) => describeStack(place, name, signal),
  })

/** The template of a stack as it was submitted. */
export const stackTemplateQuery = (place: Place, name: string) =>
  queryOptions({
    queryKey: keyOf(place, 'GetTemplate', name),
    queryFn: ({ signal }) => getTemplate(place, name, signal),
  })

export const templateSummaryQuery = (place: Place, source: TemplateSource) =>
  queryOptions({
    queryKey: keyOf(place, 'GetTemplateSummary', JSON.stringify(source)),
    queryFn: ({ signal }) => getTemplateSummary(place, source, signal),
    staleTime: 60_000,
  })

/** A change set, followed until AWS has worked it out. */
export const changeSetQuery = (place: Place, named: NamedChangeSet) =>
  queryOptions({
    queryKey: keyOf(place, 'DescribeChangeSet', named.StackName ?? '', named.ChangeSetName),
    queryFn: streamedQuery<ChangeSet, ChangeSet | undefined>({
      streamFn: ({ signal }) => followChangeSet(place, named, signal),
      reducer: (_before, now) => now,
      initialValue: undefined,
      refetchMode: 'replace',
    }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** The template that a change set was asked for with. */
export const changeSetTemplateQuery = (place: Place, named: NamedChangeSet) =>
  queryOptions({
    queryKey: keyOf(place, 'GetTemplate', named.StackName ?? '', named.ChangeSetName),
    queryFn: ({ signal }) => getChangeSetTemplate(place, named, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** The events of one create or update, newest first, followed to its end. */
export const stackEventsQuery = (place: Place, operation: StackOperation) =>
  queryOptions({
    queryKey: keyOf(place, 'DescribeStackEvents', operation.stackId, operation.token),
    queryFn: streamedQuery<StackEvent[], StackEvent[]>({
      streamFn: ({ signal }) => followStack(place, operation, signal),
      reducer: (_before, now) => now,
      initialValue: [],
      refetchMode: 'replace',
    }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Which stack owns a live pipeline. */
export const pipelineOwnerQuery = (
  place: Place,
  pipeline: { name: string; arn: string | undefined },
) =>
  queryOptions({
    queryKey: keyOf(place, 'DescribeStackResources', pipeline.name),
    queryFn: ({ signal }) => getPipelineOwner(place, pipeline, signal),
    staleTime: 60_000,
  })
