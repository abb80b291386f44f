import { describeBranches } from '../../template/branches.ts'
import type { TemplatePipeline } from '../../template/template.ts'

/** What of a pipeline is there only under conditions, each a sentence. */
export function conditionsInWords({ condition, conditional, logicalId }: TemplatePipeline) {
  return [
    ...(condition === undefined
      ? []
      : [`The whole pipeline ${logicalId} is there only if ${condition}.`]),
    ...conditional.map(({ stage, action, branches }) => {
      const part = action === undefined ? `Stage ${stage}` : `Action ${stage} / ${action}`
      return `${part} is there only if ${describeBranches(branches)}.`
    }),
  ]
}
