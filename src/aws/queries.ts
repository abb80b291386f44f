import {
  experimental_streamedQuery as streamedQuery,
  infiniteQueryOptions,
  MutationCache,
  QueryCache,
  QueryClient,
  queryOptions,
} from '@tanstack/react-query'
import type { Place } from './connection.ts'
import {
  connectionsQuery,
  credentialsOperation,
  isCredentialsKey,
  lacksCredentials,
} from './connections.ts'
import type { ExecutionsPage } from './executions.ts'
import { AwsFailure, mayRetry } from './failures.ts'
import { addFound, emptyHistory } from './history.ts'
import { backingOff } from './pace.ts'
import { pageByPage } from './page-by-page.ts'
import { createSlots } from './slots.ts'

/** What asks AWS brings the SDK, so it is loaded beside the first screen and not before it. */
const asking = {
  buckets: () => import('./buckets.ts'),
  executions: () => import('./executions.ts'),
  history: () => import('./read-history.ts'),
  identity: () => import('./identity.ts'),
  keys: () => import('./keys.ts'),
  pipelineStores: () => import('./pipeline-stores.ts'),
  pipelines: () => import('./pipelines.ts'),
}

/** Starts what the first screen will wait for. A query that needs it asks again if this fails. */
export const startLoading = (): void => void asking.pipelines().catch(() => undefined)

/** The cache of what AWS said. Asks again only where asking again may help. */
export function createQueryClient(): QueryClient {
  /**
   * After a call that was refused as signed out it is asked anew whether there are credentials; and
   * where there are none, what the profile is by now, for its files may have changed.
   */
  const onError = (error: Error) => {
    if (!(error instanceof AwsFailure) || error.kind !== 'signed-out') return
    if (error.operation !== credentialsOperation) {
      void client.invalidateQueries({ predicate: ({ queryKey }) => isCredentialsKey(queryKey) })
    } else if (lacksCredentials(error)) {
      void client.invalidateQueries({ queryKey: connectionsQuery.queryKey })
    }
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // The console answers on this machine, so it is reached without a network too.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        // The SDK has already tried three times; once more here covers a console that restarts.
        retry: (count, error) => error instanceof AwsFailure && mayRetry(error) && count < 1,
        staleTime: 5_000,
      },
    },
  })
  return client
}

/** Every key starts with connection and region, so one account's answer is never shown for another. */
const keyOf = ({ connection, region }: Place, ...rest: readonly string[]) =>
  [connection, region, ...rest] as const

/** How many regions are listed at once; the others wait. */
const regionsAtOnce = createSlots(4)

async function* listInTurn(place: Place, signal: AbortSignal) {
  const done = await regionsAtOnce.take(signal)
  try {
    const { listPipelines } = await asking.pipelines()
    yield* listPipelines(place, signal)
  } finally {
    done()
  }
}

/** The pipelines of a region, growing page by page. */
export const pipelinesQuery = (place: Place) =>
  queryOptions({
    queryKey: keyOf(place, 'ListPipelines'),
    queryFn: pageByPage((signal) => listInTurn(place, signal)),
  })

export const pipelineQuery = (place: Place, name: string, version?: number) =>
  queryOptions({
    queryKey: keyOf(place, 'GetPipeline', name, version === undefined ? 'latest' : String(version)),
    queryFn: async ({ signal }) =>
      (await asking.pipelines()).getPipeline(place, name, {
        signal,
        ...(version === undefined ? {} : { version }),
      }),
    // Objects remember the text they were read from, so they must not be rebuilt.
    structuralSharing: false,
  })

/** The versions of a pipeline, growing as AWS answers. */
export const historyQuery = (place: Place, name: string) =>
  queryOptions({
    queryKey: keyOf(place, 'GetPipeline', name, 'history'),
    queryFn: streamedQuery({
      streamFn: async ({ signal }) => (await asking.history()).readHistory(place, name, signal),
      reducer: addFound,
      initialValue: emptyHistory,
      refetchMode: 'replace',
    }),
    structuralSharing: false,
    staleTime: 30_000,
  })

/** For what a run changes while one looks. */
const live = backingOff()

/** What each stage and action did last, followed. */
export const pipelineStateQuery = (place: Place, name: string) =>
  queryOptions({
    queryKey: keyOf(place, 'GetPipelineState', name),
    queryFn: async ({ signal }) => (await asking.pipelines()).getPipelineState(place, name, signal),
    staleTime: 1_000,
    refetchInterval: live,
  })

/** The newest runs of a pipeline, followed. */
export const recentExecutionsQuery = (place: Place, name: string, limit = 10) =>
  queryOptions({
    queryKey: keyOf(place, 'ListPipelineExecutions', name, String(limit)),
    queryFn: async ({ signal }) =>
      (await asking.executions()).listRecentExecutions(place, name, limit, signal),
    refetchInterval: live,
  })

/** Every run of a pipeline, newest first, as far back as has been asked for; followed. */
export const executionsQuery = (place: Place, name: string) =>
  infiniteQueryOptions({
    queryKey: keyOf(place, 'ListPipelineExecutions', name, 'pages'),
    queryFn: async ({ signal, pageParam }) =>
      (await asking.executions()).listExecutions(place, name, {
        limit: 25,
        nextToken: pageParam,
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextToken }: ExecutionsPage) => nextToken,
    refetchInterval: live,
  })

/** The newest runs that succeeded in one stage: what it may be rolled back to. */
export const succeededInStageQuery = (place: Place, name: string, stage: string) =>
  queryOptions({
    queryKey: keyOf(place, 'ListPipelineExecutions', name, 'succeeded-in', stage),
    queryFn: async ({ signal }) => {
      const { listExecutions } = await asking.executions()
      const asked = { limit: 100, signal, succeededInStage: stage }
      return (await listExecutions(place, name, asked)).runs
    },
  })

/** One run, followed. */
export const executionQuery = (place: Place, name: string, run: string) =>
  queryOptions({
    queryKey: keyOf(place, 'GetPipelineExecution', name, run),
    queryFn: async ({ signal }) =>
      (await asking.executions()).getExecution(place, name, run, signal),
    staleTime: 1_000,
    refetchInterval: live,
  })

/** What the actions of one run did, followed. */
export const actionExecutionsQuery = (place: Place, name: string, run: string) =>
  queryOptions({
    queryKey: keyOf(place, 'ListActionExecutions', name, run),
    queryFn: async ({ signal }) =>
      (await asking.executions()).listActionExecutions(place, name, run, signal),
    staleTime: 1_000,
    refetchInterval: live,
  })

/** Every bucket of the account; S3 answers the same in every region. */
export const bucketsQuery = (place: Place) =>
  queryOptions({
    queryKey: keyOf(place, 'ListBuckets'),
    queryFn: async ({ signal }) => (await asking.buckets()).listBuckets(place, signal),
    staleTime: 60_000,
  })

/** Where a bucket lies that the list did not show, such as another account's. */
export const bucketRegionQuery = (place: Place, bucket: string) =>
  queryOptions({
    queryKey: keyOf(place, 'GetBucketLocation', bucket),
    queryFn: async ({ signal }) => (await asking.buckets()).getBucketRegion(place, bucket, signal),
    staleTime: 60_000,
  })

/** Where the pipelines of a region keep their artifacts. */
export const pipelineStoresQuery = (place: Place) =>
  queryOptions({
    queryKey: keyOf(place, 'GetPipeline', 'stores'),
    queryFn: async ({ signal }) =>
      (await asking.pipelineStores()).listPipelineStores(place, signal),
    staleTime: 5 * 60_000,
    // Only for the order of suggestions: not worth a second try.
    retry: false,
  })

/** The KMS keys of a region, by alias. */
export const keyAliasesQuery = (place: Place) =>
  queryOptions({
    queryKey: keyOf(place, 'ListAliases'),
    queryFn: async ({ signal }) => (await asking.keys()).listKeyAliases(place, signal),
    staleTime: 60_000,
  })

/** Who the console is to AWS. */
export const callerIdentityQuery = (place: Place) =>
  queryOptions({
    queryKey: keyOf(place, 'GetCallerIdentity'),
    queryFn: async ({ signal }) => (await asking.identity()).getCallerIdentity(place, signal),
    staleTime: 5 * 60_000,
  })

/** The account's own name, where it has one and the caller may know it. */
export const accountAliasQuery = (place: Place) =>
  queryOptions({
    queryKey: keyOf(place, 'ListAccountAliases'),
    queryFn: async ({ signal }) => (await asking.identity()).getAccountAlias(place, signal),
    staleTime: 60 * 60_000,
  })
