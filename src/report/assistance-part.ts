import type { AttemptReport } from './attempt-report.ts'
import { html, type Markup } from './markup.ts'

/** What the candidate noted of help from an AI, where a block allows it. @returns undefined where none does */
export function assistancePart({ test, blocks }: AttemptReport): Markup | undefined {
  const allowed = test.blocks.filter(({ policy }) => policy === 'allowed')
  if (allowed.length === 0) return undefined
  return html`<p>
      In these parts an AI may be used, and who did is asked to say what for. The note costs nothing.
    </p>
    ${allowed.map(({ id, title }) => {
      const words = blocks.find((block) => block.id === id)?.assistance ?? ''
      return html`<h3><bdi>${title}</bdi></h3>
        ${words === '' ? html`<p class="quiet">Nothing was noted.</p>` : html`<p class="lines-kept"><bdi>${words}</bdi></p>`}`
    })}`
}
