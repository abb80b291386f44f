import { pageOf } from './paging.ts'
import { Refusal } from './refusal.ts'
import { restJsonService } from './rest-json.ts'
import { resourcesIn } from './seeds/resources.ts'
import type { Call } from './service.ts'
import { account, entryOf } from './world.ts'

const page = <Item>(all: readonly Item[], query: URLSearchParams) => {
  const { items, token } = pageOf(all, {
    token: query.get('Marker') ?? '',
    size: query.get('MaxItems') ?? '',
    most: 50,
    refusal: 'InvalidParameterValueException',
  })
  return { items, NextMarker: token ?? null }
}

const arnOf = (name: string, { scope }: Call, qualifier = '') =>
  `arn:aws:lambda:${scope.region}:${account}:function:${name}${qualifier && `:${qualifier}`}`

function find(name: string | undefined, call: Call) {
  const found = entryOf(resourcesIn(call.scope.region).functions, name ?? '')
  if (found) return found
  const message = `Function not found: ${arnOf(name ?? '', call)}`
  throw new Refusal('ResourceNotFoundException', message, 404)
}

const describe = (name: string, version: string, call: Call) => ({
  FunctionName: name,
  FunctionArn: arnOf(name, call, version === '$LATEST' ? '' : version),
  Runtime: 'nodejs22.x',
  Handler: 'index.handler',
  Version: version,
})

/** Functions of a region with their versions and aliases. */
export const lambda = restJsonService([
  {
    name: 'ListFunctions',
    path: '/2015-03-31/functions',
    answer: (_, call, query) => {
      const names = Object.keys(resourcesIn(call.scope.region).functions)
      const { items, NextMarker } = page(names, query)
      return { Functions: items.map((name) => describe(name, '$LATEST', call)), NextMarker }
    },
  },
  {
    name: 'ListAliases',
    path: '/2015-03-31/functions/{name}/aliases',
    answer: ({ name = '' }, call, query) => {
      const { items, NextMarker } = page(Object.entries(find(name, call).aliases), query)
      const Aliases = items.map(([Name, FunctionVersion]) => ({
        AliasArn: arnOf(name, call, Name),
        Name,
        FunctionVersion,
      }))
      return { Aliases, NextMarker }
    },
  },
  {
    name: 'ListVersionsByFunction',
    path: '/2015-03-31/functions/{name}/versions',
    answer: ({ name = '' }, call, query) => {
      const { versions } = find(name, call)
      const all = ['$LATEST', ...Array.from({ length: versions }, (_, at) => String(at + 1))]
      const { items, NextMarker } = page(all, query)
      return { Versions: items.map((version) => describe(name, version, call)), NextMarker }
    },
  },
])
