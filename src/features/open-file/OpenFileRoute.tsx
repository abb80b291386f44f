import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { fileConnectionId } from '../../aws/connection.ts'
import { openedFiles } from '../../aws/file-connection.ts'
import { Page } from '../../ui/Page.tsx'
import { OpenFileScreen } from './OpenFileScreen.tsx'

/** A pipeline from a file, with no AWS behind it. */
export function OpenFileRoute() {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  return (
    <Page
      title="Open file"
      breadcrumbs={[{ text: 'Open file', href: '' }]}
      onFollow={(to) => void navigate({ to })}
    >
      <OpenFileScreen
        onOpen={(pipeline, region) => {
          openedFiles.open(region, pipeline)
          queryClient.removeQueries({ queryKey: [fileConnectionId, region] })
          void navigate({
            to: '/$connection/$region/pipelines/$name',
            params: { connection: fileConnectionId, region, name: pipeline.name },
          })
        }}
      />
    </Page>
  )
}
