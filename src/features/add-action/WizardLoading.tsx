import Container from '@cloudscape-design/components/container'
import LiveRegion from '@cloudscape-design/components/live-region'
import Skeleton from '@cloudscape-design/components/skeleton'
import SpaceBetween from '@cloudscape-design/components/space-between'

/** The shape of the first step while the pipeline is being read. */
export function WizardLoading({ name }: { name: string }) {
  return (
    <SpaceBetween size="l">
      <LiveRegion hidden>Reading {name}</LiveRegion>
      {['action', 'place'].map((section) => (
        <Container key={section} header={<Skeleton variant="text-heading-m" width="30%" />}>
          <SpaceBetween size="l">
            <Skeleton width="60%" />
            <Skeleton width="60%" />
            <Skeleton width="60%" />
          </SpaceBetween>
        </Container>
      ))}
    </SpaceBetween>
  )
}
