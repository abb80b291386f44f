import Button from '@cloudscape-design/components/button'
import type { Place } from '../../aws/connection.ts'
import { openedFiles } from '../../aws/file-connection.ts'
import { writePipelineFile } from '../../plan-file/pipeline-file.ts'
import { download } from '../../ui/download.ts'

interface SaveFileProps {
  place: Place
  name: string
  isPrimary: boolean
}

/** Saves a pipeline that came from a file as the file that update-pipeline takes. */
export function SaveFile({ place, name, isPrimary }: SaveFileProps) {
  const save = () => {
    const file = openedFiles.find(place.region, name)
    if (file) download(`${name}.json`, writePipelineFile(openedFiles.toSave(file)))
  }
  return (
    <Button iconName="download" variant={isPrimary ? 'primary' : 'normal'} onClick={save}>
      Save file
    </Button>
  )
}
