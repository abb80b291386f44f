/** Why a pipeline, or a part of it, cannot be edited in its template. */
export type Refusal =
  | { kind: 'macro'; macro: string }
  | { kind: 'transform-inside' }
  | { kind: 'for-each' }
  | { kind: 'stages-intrinsic'; text: string }
  | { kind: 'properties-intrinsic' }
  | { kind: 'no-stages' }
  | { kind: 'cdk'; path: string }
  | { kind: 'duplicate-key'; key: string; line: number }
  | { kind: 'duplicate-store'; region: string }
  | { kind: 'shared'; anchor: string }
  | { kind: 'part-intrinsic'; part: string }
  | { kind: 'name-twice'; part: string }
  | { kind: 'condition-branches'; part: string }
  | { kind: 'stage-listed'; stage: string }
  | { kind: 'conflict'; message: string }
  | { kind: 'home-region-unknown' }
  | { kind: 'bucket-not-here'; region: string; logicalId: string }
  | { kind: 'name-taken'; section: string; name: string }
  | { kind: 'section-not-plain'; section: string }
  | { kind: 'not-safe'; detail: string }

/** What is in the way, and what to do instead; each a sentence or two. */
export function describeRefusal(refusal: Refusal): { reason: string; hint: string } {
  switch (refusal.kind) {
    case 'macro':
      return {
        reason: `The macro ${refusal.macro} rewrites this template before CloudFormation reads it, so the pipeline that comes out may be another.`,
        hint: "Edit the template that the stack was made from (GetTemplate's Processed stage), or take the macro out.",
      }
    case 'transform-inside':
      return {
        reason: 'Fn::Transform makes a part of this pipeline.',
        hint: 'Edit what the transform includes, or write that part out in the template.',
      }
    case 'for-each':
      return {
        reason: 'Fn::ForEach makes this pipeline from a list, so one text stands for several.',
        hint: 'Change the list, or write the pipeline out in the template.',
      }
    case 'stages-intrinsic':
      return {
        reason: `The stages are made by ${refusal.text}, and only CloudFormation knows them.`,
        hint: 'Write the stages as a list; a single stage may stand under Fn::If.',
      }
    case 'properties-intrinsic':
      return {
        reason: 'The properties of this pipeline are made by an intrinsic function.',
        hint: 'Write the properties out in the template.',
      }
    case 'no-stages':
      return {
        reason: 'This pipeline has no list of stages.',
        hint: 'Write Stages, with at least two of them.',
      }
    case 'cdk':
      return {
        reason: `The AWS CDK wrote this template (${refusal.path}), and writes it anew with every deployment.`,
        hint: 'Change the CDK app instead.',
      }
    case 'duplicate-key':
      return {
        reason: `The key ${refusal.key} stands twice in this pipeline, again in line ${refusal.line}.`,
        hint: 'Remove one of them; CloudFormation takes the last.',
      }
    case 'duplicate-store':
      return {
        reason: `ArtifactStores names ${refusal.region} more than once.`,
        hint: 'Keep one store per region.',
      }
    case 'shared':
      return {
        reason: `This part is written once, under &${refusal.anchor}, and used in several places, so all of them would change.`,
        hint: 'Write it out where it is to differ.',
      }
    case 'part-intrinsic':
      return {
        reason: `${refusal.part} is made by an intrinsic function, and only CloudFormation knows what comes out.`,
        hint: 'Write it out in the template, or edit the function by hand.',
      }
    case 'name-twice':
      return {
        reason: `${refusal.part} stands there more than once, under different conditions.`,
        hint: 'Give each its own name, or edit the template by hand.',
      }
    case 'condition-branches':
      return {
        reason: `${refusal.part} is one branch of Fn::If, and the edit reaches beyond it.`,
        hint: 'Edit the condition by hand.',
      }
    case 'stage-listed':
      return {
        reason: `DisableInboundStageTransitions names the stage ${refusal.stage}, which would be gone.`,
        hint: 'Take it out of that list first.',
      }
    case 'conflict':
      return { reason: refusal.message, hint: 'Change the plan to fit the template.' }
    case 'home-region-unknown':
      return {
        reason:
          "The template does not say which region it is deployed to, so the home region's name cannot be written.",
        hint: 'Choose the home region, or write it as !Ref AWS::Region.',
      }
    case 'bucket-not-here':
      return {
        reason: `${refusal.logicalId} is made in the region of the stack, and a store in ${refusal.region} needs a bucket there.`,
        hint: `Make a bucket in ${refusal.region} from the companion template, and name it here.`,
      }
    case 'name-taken':
      return {
        reason: `${refusal.section} already has ${refusal.name}, with another value.`,
        hint: 'Choose another name.',
      }
    case 'section-not-plain':
      return {
        reason: `${refusal.section} is not a plain map in this template.`,
        hint: 'Write the value as a literal, or edit the section by hand.',
      }
    case 'not-safe':
      return {
        reason: `The edited text did not read back as meant (${refusal.detail}), so it is not offered.`,
        hint: 'Edit this template by hand.',
      }
  }
}
