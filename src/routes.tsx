import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { isSignedOut } from './aws/browser-session.ts'
import { fileConnectionId, findConnection, UnknownConnection } from './aws/connection.ts'
import { connectionsQuery } from './aws/connections.ts'
import { pipelineQuery } from './aws/queries.ts'
import {
  lastConnection,
  lastListed,
  lastPlace,
  placeOf,
  rememberListed,
  rememberPlace,
} from './last-place.ts'
import { readFleetSearch } from './features/fleet/fleet-search.ts'
import type { PipelineSearch } from './features/pipeline/pipeline-search.ts'
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

/**
 * Reads which connections there are where an address names one that is not known yet, so that deep
 * links survive a reload. The sandbox is always known.
 */
async function knowConnection(queryClient: QueryClient, id: string): Promise<void> {
  if (findConnection(id)) return
  if (id === fileConnectionId) {
    const { registerFileConnection } = await import('./aws/file-connection.ts')
    return registerFileConnection()
  }
  await queryClient.fetchQuery(connectionsQuery)
}

/** What an address says of how a pipeline is shown. */
const readPipelineSearch = (search: Record<string, unknown>): PipelineSearch => ({
  ...(typeof search['action'] === 'string' && { action: search['action'] }),
  ...((search['show'] === 'list' || search['show'] === 'graph') && { show: search['show'] }),
  ...(typeof search['find'] === 'string' && { find: search['find'] }),
  ...(search['view'] === 'region' && { view: search['view'] }),
  ...(typeof search['collapsed'] === 'string' && { collapsed: search['collapsed'] }),
  ...(typeof search['updated'] === 'number' && { updated: search['updated'] }),
  ...(typeof search['store'] === 'string' && { store: search['store'] }),
  ...(typeof search['change'] === 'string' && { change: search['change'] }),
})

/** A link to a pipeline that is pointed at also brings what draws it; what is shown asks again. */
const preloadGraph = (): void => void import('./graph/PipelineGraph.tsx').catch(() => undefined)

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: async ({ context: { queryClient } }) => {
    // Without the list the sandbox is still there.
    await knowConnection(queryClient, lastConnection()).catch(() => undefined)
    const place = lastPlace()
    const regions = lastListed(place.connection)
    throw redirect({
      to: '/$connection/$region/pipelines',
      params: place,
      search: regions.length > 1 ? { regions: regions.join(',') } : {},
    })
  },
})

const connectionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connections',
  validateSearch: (search): { selected?: string } =>
    typeof search['selected'] === 'string' ? { selected: search['selected'] } : {},
  loader: ({ context: { queryClient } }) => {
    void queryClient.prefetchQuery(connectionsQuery)
  },
  component: lazyRouteComponent(() => import('./ConnectionsRoute.tsx'), 'ConnectionsRoute'),
})

const whatsNewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/whats-new',
  component: lazyRouteComponent(
    () => import('./features/whats-new/WhatsNewRoute.tsx'),
    'WhatsNewRoute',
  ),
})

const fileRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/file',
  beforeLoad: ({ context: { queryClient } }) => knowConnection(queryClient, fileConnectionId),
  component: lazyRouteComponent(
    () => import('./features/open-file/OpenFileRoute.tsx'),
    'OpenFileRoute',
  ),
})

const templateComponent = lazyRouteComponent(() => import('./TemplateRoutes.tsx'), 'TemplateRoute')
const templateAddActionComponent = lazyRouteComponent(
  () => import('./TemplateRoutes.tsx'),
  'TemplateAddActionRoute',
)
const templateReviewComponent = lazyRouteComponent(
  () => import('./TemplateRoutes.tsx'),
  'TemplateReviewRoute',
)
const templatePipelineComponent = lazyRouteComponent(
  () => import('./TemplatePipelineRoute.tsx'),
  'TemplatePipelineRoute',
)

/** A template of the person's own, with no AWS behind it. */
const templateRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/template',
  beforeLoad: ({ context: { queryClient } }) => knowConnection(queryClient, fileConnectionId),
})
const templateIndexRoute = createRoute({
  getParentRoute: () => templateRoute,
  path: '/',
  component: templateComponent,
})
const templatePipelineRoute = createRoute({
  getParentRoute: () => templateRoute,
  path: '$logicalId',
  validateSearch: readPipelineSearch,
  loader: preloadGraph,
  component: templatePipelineComponent,
})
const templateAddActionRoute = createRoute({
  getParentRoute: () => templateRoute,
  path: '$logicalId/add-action',
  component: templateAddActionComponent,
})
const templateReviewRoute = createRoute({
  getParentRoute: () => templateRoute,
  path: '$logicalId/review',
  component: templateReviewComponent,
})

const placeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$connection/$region',
  // Below the root's own, so that the navigation stays.
  errorComponent: ScreenError,
  beforeLoad: async ({
    context: { queryClient },
    params: { connection, region },
    location: { pathname, href },
  }) => {
    await knowConnection(queryClient, connection)
    if (!findConnection(connection)) throw new UnknownConnection(connection)
    if (!hasCodePipeline(region)) {
      throw new Error(`CodePipeline has no region "${region}".`)
    }
    if (isSignedOut(connection) && pathname !== `/${connection}/${region}/sign-in`) {
      const params = { connection, region }
      throw redirect({ to: '/$connection/$region/sign-in', params, search: { to: href } })
    }
  },
  onEnter: ({ params }) => rememberPlace(params),
  onStay: ({ params }) => rememberPlace(params),
})

const fleetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$connection/fleet',
  errorComponent: ScreenError,
  beforeLoad: async ({ context: { queryClient }, params: { connection }, location: { href } }) => {
    await knowConnection(queryClient, connection)
    const found = findConnection(connection)
    if (!found) throw new UnknownConnection(connection)
    if (isSignedOut(connection)) {
      const params = { connection, region: placeOf(found).region }
      throw redirect({ to: '/$connection/$region/sign-in', params, search: { to: href } })
    }
  },
  validateSearch: readFleetSearch,
  component: lazyRouteComponent(() => import('./FleetRoutes.tsx'), 'FleetRoute'),
})

const pipelinesRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'pipelines',
  validateSearch: (search): { filter?: string; regions?: string } => ({
    ...(typeof search['filter'] === 'string' && { filter: search['filter'] }),
    ...(typeof search['regions'] === 'string' && { regions: search['regions'] }),
  }),
  onEnter: ({ params, search }) => {
    if (search.regions !== undefined) rememberListed(params.connection, search.regions.split(','))
  },
  // Regions were chosen on the list itself; one alone is not several any more.
  onStay: ({ params, search }) =>
    rememberListed(params.connection, search.regions?.split(',') ?? []),
  component: lazyRouteComponent(
    () => import('./features/pipelines/PipelinesRoute.tsx'),
    'PipelinesRoute',
  ),
})

const pipelineRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'pipelines/$name',
  validateSearch: readPipelineSearch,
  loader: ({ context: { queryClient }, params }) => {
    // Started early, not awaited: the page shows its own loading and error states.
    preloadGraph()
    void queryClient.prefetchQuery(pipelineQuery(params, params.name))
  },
  component: lazyRouteComponent(() => import('./RunRoutes.tsx'), 'PipelineWithRunsRoute'),
})

const runsRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'pipelines/$name/runs',
  validateSearch: (search): { run?: string; action?: string } => ({
    ...(typeof search['run'] === 'string' && { run: search['run'] }),
    ...(typeof search['action'] === 'string' && { action: search['action'] }),
  }),
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
  loader: preloadGraph,
  component: lazyRouteComponent(() => import('./EditRoutes.tsx'), 'ReviewRoute'),
})

const isVersion = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 1

const changeSetRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'stacks/$name/change-set',
  loader: preloadGraph,
  validateSearch: (search): { changeSet?: string; template?: 'file' } => ({
    ...(typeof search['changeSet'] === 'string' && { changeSet: search['changeSet'] }),
    ...(search['template'] === 'file' && { template: 'file' }),
  }),
  component: lazyRouteComponent(
    () => import('./features/change-set/ChangeSetRoute.tsx'),
    'ChangeSetRoute',
  ),
})

const newStackRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'new-stack',
  component: lazyRouteComponent(
    () => import('./features/change-set/NewStackRoute.tsx'),
    'NewStackRoute',
  ),
})

const historyRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'pipelines/$name/history',
  loader: preloadGraph,
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

const openPlanRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'open-plan',
  component: lazyRouteComponent(
    () => import('./features/open-plan/OpenPlanRoute.tsx'),
    'OpenPlanRoute',
  ),
})

const stacksRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'stacks',
  component: lazyRouteComponent(() => import('./features/stacks/StacksRoute.tsx'), 'StacksRoute'),
})
const stackTemplateRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'stacks/$name/template',
  component: templateComponent,
})
const stackPipelineRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'stacks/$name/template/$logicalId',
  validateSearch: readPipelineSearch,
  loader: preloadGraph,
  component: templatePipelineComponent,
})
const stackAddActionRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'stacks/$name/template/$logicalId/add-action',
  component: templateAddActionComponent,
})
const stackReviewRoute = createRoute({
  getParentRoute: () => placeRoute,
  path: 'stacks/$name/template/$logicalId/review',
  component: templateReviewComponent,
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
  connectionsRoute,
  whatsNewRoute,
  fleetRoute,
  fileRoute,
  templateRoute.addChildren([
    templateIndexRoute,
    templatePipelineRoute,
    templateAddActionRoute,
    templateReviewRoute,
  ]),
  placeRoute.addChildren([
    pipelinesRoute,
    pipelineRoute,
    runsRoute,
    addActionRoute,
    reviewRoute,
    historyRoute,
    changeSetRoute,
    newStackRoute,
    draftsRoute,
    openPlanRoute,
    stacksRoute,
    stackTemplateRoute,
    stackPipelineRoute,
    stackAddActionRoute,
    stackReviewRoute,
    sandboxRoute,
    signInRoute,
  ]),
])

export const createConsoleRouter = (queryClient: QueryClient) =>
  createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    // `profile:NAME` stands in the address as it is written.
    pathParamsAllowedCharacters: [':', '@', '+'],
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>
  }
}
