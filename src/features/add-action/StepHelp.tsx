import Box from '@cloudscape-design/components/box'
import HelpPanel from '@cloudscape-design/components/help-panel'
import { guide } from '../../pipeline/action-types/entry.ts'
import { ExternalLink } from '../../ui/ExternalLink.tsx'

interface Help {
  title: string
  rules: readonly string[]
  /** Pages of AWS that the rules come from. */
  sources: readonly { text: string; href: string }[]
}

const crossRegion = {
  text: 'Add a cross-region action in CodePipeline',
  href: guide('actions-create-cross-region'),
}
const structure = {
  text: 'Pipeline structure reference',
  href: guide('reference-pipeline-structure'),
}

/** By the wizard's steps, the review last. */
const helps: readonly Help[] = [
  {
    title: 'Action and stage',
    rules: [
      'An action runs in the region it names, without one in the home region of the pipeline.',
      'Only actions of AWS’s own providers cross regions; source and approval actions, and those of third parties or your own, stay at home.',
      'A stage starts once the stage before it has succeeded. In a stage, actions with the same run order run side by side, smaller numbers first.',
      'In several regions, {region} in a name stands for the region. Waves get one run order after another.',
    ],
    sources: [crossRegion, structure],
  },
  {
    title: 'Configuration',
    rules: [
      'Every resource named here has to exist in the region of the action.',
      'The keys are those of the provider, spelled as AWS spells them; a value has at most 1,000 characters.',
      'Values may hold variables of earlier actions, as #{namespace.variable}.',
    ],
    sources: [
      { text: 'Action structure reference', href: guide('action-reference') },
      { text: 'Variables reference', href: guide('reference-variables') },
    ],
  },
  {
    title: 'Artifacts',
    rules: [
      'An action reads artifacts that earlier actions have made: in an earlier stage, or in the same one with a smaller run order.',
      'No two actions may make an artifact of the same name.',
    ],
    sources: [
      { text: 'Input and output artifacts', href: guide('welcome-introducing-artifacts') },
      structure,
    ],
  },
  {
    title: 'Artifact buckets',
    rules: [
      'A pipeline with actions in several regions needs one artifact bucket in each of them, the home region included, and each bucket lies in its region.',
      'CodePipeline copies the artifacts between the buckets; the service role has to be allowed to use each bucket, and each KMS key.',
      'A KMS key belongs to the region of its bucket. The AWS managed key does not work for other accounts.',
    ],
    sources: [crossRegion],
  },
  {
    title: 'Review and submit',
    rules: [
      'UpdatePipeline replaces the whole structure and makes the next version; AWS itself does not notice that somebody else has saved in the meantime, so Pipespan asks once more before it sends.',
      'The update starts no run. A run that is going on when the structure changes may fail.',
    ],
    sources: [
      {
        text: 'UpdatePipeline',
        href: 'https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_UpdatePipeline.html',
      },
      { text: 'Edit a pipeline', href: guide('pipelines-edit') },
    ],
  },
]

/** What AWS asks for in one step of the wizard, and where it says so. */
export function StepHelp({ step }: { step: number }) {
  const help = helps[Math.min(step, helps.length - 1)]
  if (!help) return null
  return (
    <HelpPanel
      header={<h2>{help.title}</h2>}
      footer={
        <>
          <h3>Where AWS says so</h3>
          <ul>
            {help.sources.map(({ text, href }) => (
              <li key={href}>
                <ExternalLink href={href}>{text}</ExternalLink>
              </li>
            ))}
          </ul>
        </>
      }
    >
      {help.rules.map((rule) => (
        <Box key={rule} variant="p">
          {rule}
        </Box>
      ))}
    </HelpPanel>
  )
}
