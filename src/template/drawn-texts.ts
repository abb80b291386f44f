import { drawnText, type TemplateData } from './intrinsics.ts'
import { resolved, type TemplateNode } from './nodes.ts'

/**
 * The values of a pipeline that CloudFormation works out, each by a text of its own, so that a text
 * in the pipeline's model leads back to the function that it stands for.
 */
export class DrawnTexts {
  readonly #data = new Map<string, TemplateData>()
  readonly #literals = new Set<string>()

  /** `node` is the resource; its literal texts are never given to a function. */
  constructor(node: TemplateNode) {
    const collect = (from: TemplateNode, isInCall: boolean): void => {
      const value = resolved(from)
      if (value.kind === 'scalar' && !isInCall) this.#literals.add(value.text)
      if (value.kind === 'list') for (const item of value.items) collect(item, isInCall)
      if (value.kind === 'map') for (const member of value.members) collect(member.value, isInCall)
      // What stands under a condition is the pipeline's own; other arguments are not.
      if (value.kind === 'call') collect(value.argument, value.fn !== 'Fn::If')
    }
    collect(node, false)
  }

  /** The text that stands for the data from now on. */
  draw(data: TemplateData): string {
    const full = JSON.stringify(data)
    const drawn = drawnText(data)
    for (const text of [drawn, `!Sub ${drawn}`, full]) {
      const taken = this.#data.get(text)
      if (taken !== undefined ? JSON.stringify(taken) !== full : this.#literals.has(text)) continue
      this.#data.set(text, data)
      return text
    }
    return full
  }

  /** What a text stands for; undefined when it is only a text. */
  dataOf(text: string): TemplateData | undefined {
    return this.#data.get(text)
  }

  has(text: unknown): boolean {
    return typeof text === 'string' && this.#data.has(text)
  }
}
