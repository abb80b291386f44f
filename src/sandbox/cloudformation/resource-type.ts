import type { World } from '../world.ts'
import type { Json, StackRecord } from './stack-record.ts'

/** Where a resource is made or changed. */
export interface Site {
  world: World
  region: string
  now: number
  stack: Pick<StackRecord, 'id' | 'name'>
  logicalId: string
  /** The stack's own tags, which its resources get too. */
  tags: Record<string, string>
}

/** What the sandbox knows of a type of resource. */
export interface ResourceType {
  /** Properties whose change makes another resource. */
  createOnly: readonly string[]
  /** Carries the stack's tags. */
  isTagged?: boolean
  attributes: (physicalId: string, site: Pick<Site, 'region'>, properties: Json) => Json
  /** @returns the physical id. */
  create: (properties: Json, site: Site) => string
  update?: (physicalId: string, properties: Json, site: Site) => void
  remove?: (physicalId: string, site: Site) => void
  /** Properties as they are by now; undefined when the resource is gone. */
  live?: (physicalId: string, site: Pick<Site, 'world' | 'region'>) => Json | undefined
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

const randomText = (length: number) =>
  [...crypto.getRandomValues(new Uint8Array(length))]
    .map((byte) => letters[byte % letters.length])
    .join('')

/** As CloudFormation names what the template does not. */
export const generatedName = ({ stack, logicalId }: Site, longest = 63): string => {
  const random = randomText(12)
  return `${`${stack.name}-${logicalId}`.slice(0, longest - 13)}-${random}`
}
