import { unknownHomeRegion } from '../../template/home-region.ts'
import { describeRefusal } from '../../template/refusal.ts'
import type { TemplatePipeline } from '../../template/template.ts'

/** Why no change can be planned, in a sentence; undefined when one can. */
export function whyNotAdd({ refusal, homeRegion }: TemplatePipeline): string | undefined {
  // What the CDK writes is planned on, and carried into the app by hand.
  if (refusal && refusal.kind !== 'cdk') return describeRefusal(refusal).reason
  if (homeRegion.region === unknownHomeRegion) return 'Choose the region of the stack first.'
  return undefined
}
