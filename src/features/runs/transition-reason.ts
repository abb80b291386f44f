const refusedSign = /[^a-zA-Z0-9!@ ().*?-]/u
const longest = 300

/**
 * What AWS would refuse in the reason for a disabled transition.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_DisableStageTransition.html
 */
export function reasonProblem(reason: string): string | undefined {
  if (reason.trim() === '') return 'Say why, so that others know when it can be enabled.'
  if (reason.length > longest) return `Use at most ${longest} characters.`
  const [refused] = refusedSign.exec(reason) ?? []
  return refused && `AWS takes no ${refused === '\n' ? 'line break' : refused} in a reason.`
}
