import type { FaultKind, NewFault } from '../../aws/sandbox-controls.ts'

/** The form's answers, as typed. */
export interface FaultAnswers {
  fault: FaultKind
  /** `service/operation`, or `*`. */
  call: string
  isCounted: boolean
  times: string
  seconds: string
  stage: string
}

export const firstAnswers: FaultAnswers = {
  fault: 'throttle',
  call: 'codepipeline/UpdatePipeline',
  isCounted: false,
  times: '1',
  seconds: '5',
  stage: 'Elsewhere',
}

/** Another fault; the call is kept where it makes sense. */
export const withKind = (answers: FaultAnswers, fault: FaultKind): FaultAnswers => ({
  ...answers,
  fault,
  call:
    fault === 'edit-before' && !answers.call.startsWith('codepipeline/')
      ? firstAnswers.call
      : answers.call,
})

type Refused = Partial<Record<'times' | 'seconds' | 'stage', string>>

/** The answers' mistakes, by field; the limits are the sandbox's. */
export function mistakesIn({ fault, isCounted, times, seconds, stage }: FaultAnswers): Refused {
  const isBetween = (text: string, lowest: number, highest: number) =>
    /^\d+$/.test(text.trim()) && Number(text) >= lowest && Number(text) <= highest
  return {
    ...(isCounted &&
      !isBetween(times, 1, 1000) && { times: 'Enter a whole number from 1 to 1000.' }),
    ...(fault === 'slow' &&
      !isBetween(seconds, 0, 600) && { seconds: 'Enter a whole number from 0 to 600.' }),
    ...(fault === 'edit-before' && !isStageName(stage) && { stage: stageNameRule }),
  }
}

/** https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_StageDeclaration.html */
export const isStageName = (name: string) => /^[A-Za-z0-9.@_-]{1,100}$/.test(name)

export const stageNameRule = 'Enter up to 100 letters, digits and . @ _ -'

export function faultOf({ fault, call, isCounted, times, seconds, stage }: FaultAnswers): NewFault {
  const [service = '', operation = ''] = call.split('/')
  return {
    fault,
    ...(call === '*' ? { operation: '*' } : { service, operation }),
    ...(isCounted && { times: Number(times) }),
    ...(fault === 'slow' && { seconds: Number(seconds) }),
    ...(fault === 'edit-before' && { addStage: stage }),
  }
}
