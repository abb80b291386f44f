import type { Edit, StagePosition } from '../pipeline/edits.ts'
import type { Action, ActionTypeId, ArtifactStore, Region } from '../pipeline/pipeline.ts'

/** What a person has chosen for one region's artifact store. */
export interface StoreAnswer {
  bucket: string
  /** Key id, key ARN or alias ARN; empty means the AWS-managed key. */
  keyId: string
}

/**
 * Everything answered in the wizard so far. Both ways of placing the action are kept, so that
 * looking at the other one loses nothing.
 */
export interface AddActionAnswers {
  placement: 'new-stage' | 'existing-stage'
  newStageName: string
  newStagePosition: StagePosition
  existingStage: string
  runOrder: number
  actionName: string
  actionType: ActionTypeId | undefined
  region: Region
  /** As typed; an empty value is a key left out, because AWS refuses empty values. */
  configuration: Record<string, string>
  /** Shell lines of a Commands action, one per line as typed. */
  commands: string
  inputArtifacts: string[]
  outputArtifacts: string[]
  namespace: string
  roleArn: string
  /** Only regions a person has answered for. */
  stores: Record<Region, StoreAnswer>
}

/** The stage the action goes to. */
export const stageNameOf = (answers: AddActionAnswers): string =>
  answers.placement === 'new-stage' ? answers.newStageName.trim() : answers.existingStage

const filled = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))

/** The action the answers describe; `region` is written only where it is not the home region. */
export function actionFrom(answers: AddActionAnswers, homeRegion: Region): Action | undefined {
  if (!answers.actionType) return undefined
  const configuration = filled(answers.configuration)
  const commands = answers.commands.split('\n').filter((line) => line.trim() !== '')
  return {
    name: answers.actionName.trim(),
    actionTypeId: answers.actionType,
    runOrder: answers.placement === 'new-stage' ? 1 : answers.runOrder,
    configuration,
    ...(commands.length > 0 && { commands }),
    outputArtifacts: answers.outputArtifacts.map((name) => ({ name })),
    inputArtifacts: answers.inputArtifacts.map((name) => ({ name })),
    ...(answers.region !== homeRegion && { region: answers.region }),
    ...(answers.roleArn && { roleArn: answers.roleArn.trim() }),
    ...(answers.namespace && { namespace: answers.namespace.trim() }),
  }
}

/** The store as AWS takes it. */
const storeFrom = ({ bucket, keyId }: StoreAnswer): ArtifactStore => ({
  type: 'S3',
  location: bucket.trim(),
  ...(keyId.trim() && { encryptionKey: { id: keyId.trim(), type: 'KMS' } }),
})

/** The edits that the answers amount to so far; none until an action type is chosen. */
export function editsFrom(answers: AddActionAnswers, homeRegion: Region): Edit[] {
  const action = actionFrom(answers, homeRegion)
  if (!action) return []
  const stage = stageNameOf(answers)
  const stores = Object.entries(answers.stores).filter(([, store]) => store.bucket.trim() !== '')
  return [
    ...(answers.placement === 'new-stage'
      ? [{ kind: 'add-stage', stage, position: answers.newStagePosition } as const]
      : []),
    { kind: 'add-action', stage, action },
    ...stores.map(
      ([region, store]) =>
        ({ kind: 'set-artifact-store', region, store: storeFrom(store) }) as const,
    ),
  ]
}
