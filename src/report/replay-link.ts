import { clock } from '../text/common.ts'
import { html, type Markup } from './markup.ts'

/**
 * A link to a moment of the replay on the same page. Without the player's script it leads to the part that has all steps.
 *
 * @param seq number of an event in the log
 * @param ms its session time in milliseconds
 */
export function replayLink(seq: number, ms: number): Markup {
  return html`<a class="moment" href="#replay" data-event="${seq}"
    >${clock(ms)}<span class="unseen"> in the replay</span></a
  >`
}
