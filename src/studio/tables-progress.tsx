import { studio as words } from '../text/studio.ts'
import type { TablesMade } from '../workers/studio/protocol.ts'

interface TablesProgressProps {
  readonly making: TablesMade
}

const { tables } = words

/** How far the tables of a large bank are, from which changes are answered. */
export function TablesProgress({ making: { made, of } }: TablesProgressProps) {
  return (
    <p>
      <progress value={made} max={of} aria-label={tables.label} />{' '}
      <span class="number">{tables.progress(made, of)}</span> {tables.once}
    </p>
  )
}
