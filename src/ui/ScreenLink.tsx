import Link, { type LinkProps } from '@cloudscape-design/components/link'

interface ScreenLinkProps extends Omit<LinkProps, 'onFollow'> {
  onFollow: () => void
}

/** A link within the console: it can be copied or opened beside, and is followed without a reload. */
export const ScreenLink = ({ onFollow, ...props }: ScreenLinkProps) => (
  <Link
    {...props}
    onFollow={(event) => {
      event.preventDefault()
      onFollow()
    }}
  />
)
