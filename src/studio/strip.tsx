import { studio as words } from '../text/studio.ts'
import type { DesignForecast } from '../workers/studio/protocol.ts'
import { stripFigures } from './figures.ts'

interface StripProps {
  readonly found: DesignForecast
  /** faults that keep the test from being given; 0 while they are looked for */
  readonly errors: number
  readonly onShow: () => void
}

/** The main figures at the foot of a narrow window, where the answers are far from what is edited. */
export function Strip({ found, errors, onShow }: StripProps) {
  return (
    <p class="studio-strip">
      <span>{errors > 0 ? words.faults.heading(errors) : stripFigures(found)}</span>{' '}
      <button type="button" class="button button-quiet button-small" onClick={onShow}>
        {words.strip}
      </button>
    </p>
  )
}
