import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Page } from '../../ui/Page.tsx'
import { OpenChangeSet } from './OpenChangeSet.tsx'
import { PrepareChangeSet } from './PrepareChangeSet.tsx'
import type { MakeBucket } from './TemplateUpload.tsx'
import { useAnswers } from './use-answers.ts'
import { useCreate } from './use-create.ts'

const here = '/$connection/$region/stacks/$name/change-set'

/**
 * A change set of a stack, from what it is made of to its end. Which one is in the URL before it is
 * asked for, so that a reload in the middle loses nothing.
 */
export function ChangeSetRoute({ NewBucket }: { NewBucket: MakeBucket }) {
  const { connection, region, name } = useParams({ from: here })
  const { changeSet, template } = useSearch({ from: here })
  const navigate = useNavigate({ from: here })
  const place = { connection, region }
  const source = template === 'file' ? ({ template } as const) : {}
  const open = (changeSet: string | undefined, replace: boolean) =>
    void navigate({
      search: { ...source, ...(changeSet !== undefined && { changeSet }) },
      replace,
      // Its own ways on are not ways out.
      ignoreBlocker: true,
    })
  const creation = useCreate(place, name, {
    onSent: (asked) => open(asked, false),
    onMade: (id) => open(id, true),
    onNotMade: () => open(undefined, true),
  })
  const answers = useAnswers()
  const stacks = `/${connection}/${region}/stacks`
  return (
    <Page
      title={`Change set - ${name}`}
      breadcrumbs={[
        { text: 'Stacks', href: stacks },
        { text: name, href: `${stacks}/${name}/template` },
        { text: 'Change set', href: '' },
      ]}
      onFollow={(to) => void navigate({ to })}
    >
      {changeSet === undefined ? (
        <PrepareChangeSet
          key={`${connection}/${region}/${name}`}
          place={place}
          name={name}
          isFromFile={template === 'file'}
          answers={answers}
          creation={creation}
          NewBucket={NewBucket}
        />
      ) : (
        <OpenChangeSet
          key={`${connection}/${region}/${name}`}
          place={place}
          name={name}
          changeSet={changeSet}
          creation={creation}
          onPrepare={() => open(undefined, true)}
          onFollow={(to) => void navigate({ to })}
        />
      )}
    </Page>
  )
}
