import { resolved, textOf, valueAt } from './nodes.ts'
import type { Template } from './template.ts'

/** What a template has already that a bucket can be written with. */
export interface TemplateNames {
  /** Buckets that it makes, which lie in the home region. */
  buckets: readonly string[]
  /** Parameters that hold a text. */
  parameters: readonly string[]
  mappings: readonly string[]
}

/** The names that a person chooses from, in the order of the text. */
export function namesIn({ root }: Template): TemplateNames {
  const namesOf = (section: string, type?: RegExp): string[] => {
    const map = valueAt(root, section)
    if (map?.kind !== 'map') return []
    return map.members
      .filter(({ value }) => !type || type.test(textOf(valueAt(resolved(value), 'Type')) ?? ''))
      .map(({ key }) => key)
  }
  return {
    buckets: namesOf('Resources', /^AWS::S3::Bucket$/),
    parameters: namesOf('Parameters', /^(?:String$|AWS::SSM::Parameter::Value<String>$)/),
    mappings: namesOf('Mappings'),
  }
}
