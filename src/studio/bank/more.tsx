import { studioBank } from '../../text/studio-bank.ts'

interface MoreProps {
  readonly shown: number
  readonly all: number
  readonly onMore: () => void
}

const { items: words } = studioBank

/** Rows that are shown at first, and more at a time. */
export const ROWS = 100

/** The way to the rows that are not shown yet. */
export function More({ shown, all, onMore }: MoreProps) {
  if (shown >= all) return null
  return (
    <p>
      {words.rest(shown, all)}{' '}
      <button type="button" class="button button-small" onClick={onMore}>
        {words.more(Math.min(ROWS, all - shown))}
      </button>
    </p>
  )
}
