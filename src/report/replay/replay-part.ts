import { clock } from '../../text/common.ts'
import { drawn, html, type Markup } from '../markup.ts'
import { reportTable } from '../report-table.ts'
import type { ReplayData, ReplayStep } from './replay-data.ts'
import { shortWords } from './short-words.ts'

/** Element that a player is mounted in, the slider in it that links to moments lead to, and the element that holds its data. */
export const REPLAY_PLACE = 'replay-player'
export const REPLAY_SLIDER = 'replay-slider'
export const REPLAY_DATA = 'replay-data'

/** All steps as a table, which needs no script, and the place of the player. */
export function replayPart(data: ReplayData): Markup {
  return html`<div id="${REPLAY_PLACE}"></div>
    <details>
      <summary>All steps as a table</summary>
      ${reportTable({
        caption: 'Steps of the sitting; edits in a row are told together',
        columns: [{ title: 'time' }, { title: 'problem' }, { title: 'step', kind: 'words' }],
        rows: stretchesOf(data.steps).map(({ ms, item, words }) => [
          clock(ms),
          item < 0 ? '–' : item + 1,
          html`<bdi class="text">${shortWords(words)}</bdi>`,
        ]),
      })}
    </details>
    ${drawn(`<script type="application/json" id="${REPLAY_DATA}">${safeJson(data)}</script>`)}`
}

/** JSON that cannot end the element that it stands in. */
function safeJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

/** Edits of one item that follow each other are one row. */
function stretchesOf(steps: readonly ReplayStep[]): readonly Pick<ReplayStep, 'ms' | 'item' | 'words'>[] {
  const rows: { ms: number; item: number; words: string; edits: number }[] = []
  for (const { ms, item, words, edit } of steps) {
    const last = rows.at(-1)
    if (edit === undefined) rows.push({ ms, item, words, edits: 0 })
    else if (last !== undefined && last.edits > 0 && last.item === item) {
      last.edits += 1
      last.words = `wrote, in ${last.edits} steps`
    } else rows.push({ ms, item, words, edits: 1 })
  }
  return rows
}
