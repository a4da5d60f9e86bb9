import { clock, duration } from '../text/common.ts'
import type { AttemptReport } from './attempt-report.ts'
import { html, type Markup } from './markup.ts'
import { counted } from './number-words.ts'
import { reportFigure } from './report-figure.ts'
import { timeBars } from './time-bars.ts'

const MINUTE_MS = 60_000

/** How the time went to the problems; it describes and is scored nowhere. */
export function timePart({ answers, lastedMs, signals, isAdjusted }: AttemptReport): Markup {
  const away = (signals ?? []).flatMap(({ fact, mono }) =>
    fact.type === 'away' ? [{ from: (mono - fact.ms) / MINUTE_MS, to: mono / MINUTE_MS }] : [],
  )
  return html`<p>
      The sitting took ${duration(lastedMs)} under ${isAdjusted ? 'adjusted' : 'standard'} conditions. Time
      describes; no score is computed from it.
    </p>
    ${reportFigure({
      id: 'time',
      title: 'Time at each problem',
      size: 'page',
      draw: ({ id, width }) =>
        timeBars({
          id,
          width,
          end: lastedMs / MINUTE_MS,
          items: answers.map(({ position, presentedMs, durationMs }) => ({
            name: String(position),
            from: presentedMs / MINUTE_MS,
            to: (presentedMs + durationMs) / MINUTE_MS,
          })),
          away,
          words: {
            title: 'Time at each problem',
            description: `${counted(answers.length, 'problem')} in ${duration(lastedMs)}. The table below holds all values.`,
            axis: 'minutes from the start',
            away: 'last row: page out of sight',
          },
        }),
      table: {
        caption: 'Time at each problem',
        columns: [{ title: 'problem', kind: 'words' }, { title: 'came at' }, { title: 'at hand for' }],
        rows: answers.map(({ position, title, presentedMs, durationMs }) => [
          html`${position}. <bdi>${title}</bdi>`,
          clock(presentedMs),
          clock(durationMs),
        ]),
      },
    })}`
}
