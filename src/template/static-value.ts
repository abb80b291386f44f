import type { Region } from '../pipeline/pipeline.ts'
import { unknownHomeRegion } from './home-region.ts'
import { refOf } from './intrinsics.ts'
import { type MapNode, resolved, textOf, type TemplateNode, valueAt } from './nodes.ts'

/**
 * What a node comes to where the template and the home region alone tell: literals, `AWS::Region`,
 * and `Fn::FindInMap` with such keys. Undefined where only CloudFormation knows.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-findinmap.html
 */
export function staticValue(
  node: TemplateNode,
  { root, homeRegion }: { root: MapNode; homeRegion: Region },
): string | undefined {
  const value = resolved(node)
  if (value.kind === 'scalar') return value.text
  if (refOf(value) === 'AWS::Region') return homeRegion
  if (value.kind !== 'call' || value.fn !== 'Fn::FindInMap') return undefined
  const argument = resolved(value.argument)
  if (argument.kind !== 'list') return undefined
  let found: TemplateNode | undefined = valueAt(root, 'Mappings')
  for (const key of argument.items) {
    const step = staticValue(key, { root, homeRegion })
    if (step === undefined || step === unknownHomeRegion) return undefined
    found = valueAt(found, step)
  }
  return textOf(found)
}
