import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { isSignedOut } from './aws/browser-session.ts'
import { findConnection } from './aws/connection.ts'
import { pipelineQuery } from './aws/queries.ts'
import { lastPlace } from './last-place.ts'
import { hasCodePipeline } from './pipeline/regions.ts'
import { NotFound } from './NotFound.tsx'
import { ScreenError } from './ScreenError.tsx'
import { Shell } from './Shell.tsx'

interface RouterContext {
  queryClient: QueryClient
}

const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: ScreenError,
})

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/$connection/$region/pipelines', params: lastPlace() })
  },
})

const placeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$connection/$region',
  // Below the root's own, so that the navigation stays.
  errorComponent: ScreenError,
  beforeLoad: ({ params: { connection, region }, location: { pathname, href } }) => {
    if (!findConnection(connection))
      throw new Error(`There is no connection named "${connection}".`)
    if (!hasCodePipeline(region)) {
      throw new Error(`CodePipeline has no region "${region}".`)
    }
    if (isSignedOut(connection) && pathname !== `/${connection}/${region}/sign-in`) {
      const params = { connection, region }
      throw redirect({ to: '/$connection/$region/sign-in', params, search: { to: href } })
    }
  },
})

const pipelinesRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'pipelines',
  validateSearch: (search): { filter?: string } =>
    typeof search['filter'] === 'string' ? { filter: search['filter'] } : {},
  component: lazyRouteComponent(
    () => import('./features/pipelines/PipelinesRoute.tsx'),
    'PipelinesRoute',
  ),
})

const pipelineRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'pipelines/$name',
  validateSearch: (search): { action?: string; updated?: number } => ({
    ...(typeof search['action'] === 'string' && { action: search['action'] }),
    ...(typeof search['updated'] === 'number' && { updated: search['updated'] }),
  }),
  loader: ({ context: { queryClient }, params }) => {
    // Started early, not awaited: the page shows its own loading and error states.
    void queryClient.prefetchQuery(pipelineQuery(params, params.name))
  },
  component: lazyRouteComponent(() => import('./RunRoutes.tsx'), 'PipelineWithRunsRoute'),
})

const runsRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'pipelines/$name/runs',
  validateSearch: (search): { run?: string } =>
    typeof search['run'] === 'string' ? { run: search['run'] } : {},
  component: lazyRouteComponent(() => import('./features/runs/RunsRoute.tsx'), 'RunsRoute'),
})

const addActionRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'pipelines/$name/add-action',
  component: lazyRouteComponent(() => import('./EditRoutes.tsx'), 'AddActionRoute'),
})

const reviewRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'pipelines/$name/review',
  component: lazyRouteComponent(() => import('./EditRoutes.tsx'), 'ReviewRoute'),
})

const isVersion = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 1

const historyRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'pipelines/$name/history',
  validateSearch: (search): { from?: number; to?: number } => ({
    ...(isVersion(search['from']) && { from: search['from'] }),
    ...(isVersion(search['to']) && { to: search['to'] }),
  }),
  component: lazyRouteComponent(
    () => import('./features/history/HistoryRoute.tsx'),
    'HistoryRoute',
  ),
})

const sandboxRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'sandbox',
  component: lazyRouteComponent(
    () => import('./features/sandbox/SandboxRoute.tsx'),
    'SandboxRoute',
  ),
})

const draftsRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'drafts',
  component: lazyRouteComponent(() => import('./features/drafts/DraftsRoute.tsx'), 'DraftsRoute'),
})

const signInRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'sign-in',
  validateSearch: (search): { to?: string } =>
    typeof search['to'] === 'string' && /^\/(?![/\\])/.test(search['to'])
      ? { to: search['to'] }
      : {},
  component: lazyRouteComponent(() => import('./features/sign-in/SignInRoute.tsx'), 'SignInRoute'),
})

const routeTree = rootRoute.addChildren([
  indexRoute,
  placeRoute.addChildren([
    pipelinesRoute,
    pipelineRoute,
    runsRoute,
    addActionRoute,
    reviewRoute,
    historyRoute,
    draftsRoute,
    sandboxRoute,
    signInRoute,
  ]),
])

export const createConsoleRouter = (queryClient: QueryClient) =>
  createRouter({ routeTree, context: { queryClient }, defaultPreload: 'intent' })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>
  }
}
