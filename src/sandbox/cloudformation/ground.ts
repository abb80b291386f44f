import { entryOf, type World } from '../world.ts'
import { exportsOf } from './find-stack.ts'
import type { Ground } from './intrinsics.ts'
import { resourceType } from './resource-types.ts'
import type { StackRecord } from './stack-record.ts'
import type { Template } from './template.ts'
import { textOf } from './values.ts'

interface GroundOf {
  world: World
  region: string
  stack: StackRecord
  template: Template
  parameters: Record<string, string>
  /** Resources that will be others by then. */
  replaced?: ReadonlySet<string>
}

/** What a template of a stack is resolved with, by the stack's resources as they are. */
export function groundOf({
  world,
  region,
  stack,
  template,
  parameters,
  replaced,
}: GroundOf): Ground {
  const resourceOf = (id: string) => (replaced?.has(id) ? undefined : entryOf(stack.resources, id))
  return {
    template,
    region,
    stack,
    parameters,
    exports: exportsOf(world, region),
    physicalIdOf: (id) => resourceOf(id)?.physicalId,
    attributeOf: (id, name) => {
      const resource = resourceOf(id)
      if (!resource) return undefined
      const { type, physicalId, properties } = resource
      const value = resourceType(type).attributes(physicalId, { region }, properties)[name]
      return value === undefined ? `${physicalId}.${name}` : textOf(value)
    },
  }
}
