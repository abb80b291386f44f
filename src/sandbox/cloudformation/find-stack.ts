import { Refusal } from '../refusal.ts'
import { resourcesIn } from '../seeds/resources.ts'
import type { Call } from '../service.ts'
import { account, entryOf, regionOf, type World } from '../world.ts'
import { listedStack } from './listed-stacks.ts'
import type { StackRecord } from './stack-record.ts'

type Place = Pick<Call, 'world' | 'scope'>

export const absent = (name: string, form: 'with id' | 'brackets' = 'with id') =>
  new Refusal(
    'ValidationError',
    form === 'brackets' ? `Stack [${name}] does not exist` : `Stack with id ${name} does not exist`,
  )

/** `arn:aws:cloudformation:region:account:stack/name/id`, or the name itself. */
const nameIn = (nameOrArn: string) =>
  nameOrArn.startsWith('arn:') ? (nameOrArn.split('/')[1] ?? '') : nameOrArn

export const newStackId = (region: string, name: string) =>
  `arn:aws:cloudformation:${region}:${account}:stack/${name}/${crypto.randomUUID()}`

/** A stack by its name or ARN; those that were made here before those of the seeds' lists. */
export function findStack({ world, scope }: Place, nameOrArn: string): StackRecord | undefined {
  const name = nameIn(nameOrArn)
  const made = entryOf(regionOf(world, scope.region).stacks, name)
  const stack = made ?? (isListed(scope.region, name) ? listedStack(scope.region, name) : undefined)
  return nameOrArn.startsWith('arn:') && stack?.id !== nameOrArn ? undefined : stack
}

const isListed = (region: string, name: string) =>
  entryOf(resourcesIn(region).stacks, name) !== undefined

/** The same, kept from now on: for calls that change it. */
export function openStack(place: Place, nameOrArn: string): StackRecord | undefined {
  const stack = findStack(place, nameOrArn)
  if (stack) keepStack(place, stack)
  return stack
}

export function keepStack({ world, scope }: Place, stack: StackRecord): void {
  const region = regionOf(world, scope.region)
  region.stacks = { ...region.stacks, [stack.name]: stack }
}

/** Every stack of a region: those made here, newest first, then those of the seeds' lists. */
export function stacksOf({ world, scope }: Place): StackRecord[] {
  const made = regionOf(world, scope.region).stacks ?? {}
  const listed = Object.keys(resourcesIn(scope.region).stacks).filter(
    (name) => !entryOf(made, name),
  )
  return [
    ...Object.values(made).toSorted((a, b) => b.created - a.created),
    ...listed.map((name) => listedStack(scope.region, name)),
  ]
}

/** What the stacks of a region export, by name. */
export function exportsOf(world: World, region: string): Record<string, string> {
  const stacks = Object.values(regionOf(world, region).stacks ?? {})
  return Object.fromEntries(
    stacks.flatMap(({ outputs }) =>
      Object.values(outputs).flatMap(({ exportName, value }) =>
        exportName === undefined ? [] : [[exportName, value]],
      ),
    ),
  )
}
