import { useMemo } from 'react'
import { prettyJson } from './pretty-json.ts'
import { TextDiff, type TextDiffProps } from './TextDiff.tsx'

/** Two JSON texts in any layout, line by line. */
export function JsonDiff({ before, after, ...props }: TextDiffProps) {
  const [was, is] = useMemo(() => [prettyJson(before), prettyJson(after)], [before, after])
  return <TextDiff {...props} before={was} after={is} />
}
