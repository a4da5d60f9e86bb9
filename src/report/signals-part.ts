import type { Signal } from '#log'
import { clock, counted, duration } from '../text/common.ts'
import type { AttemptReport } from './attempt-report.ts'
import { html, type Markup } from './markup.ts'
import { reportTable } from './report-table.ts'

const ORIGINS = {
  internal: 'of their own text',
  problem: 'from the problem',
  external: 'from elsewhere',
} as const

/** What else each fact may mean: none of them is a verdict. */
const INNOCENT: Readonly<Record<string, string>> = {
  internal: 'moving one’s own code is what editors are for',
  problem: 'copying a name or an example saves mistyping',
  external:
    'notes made in another editor, documentation that may be used, or help: the fact does not tell which',
  untrusted: 'dictation, input methods, password managers and browser extensions put text in like this',
  away: 'reading, a call, another window in front, or a locked screen: where somebody was is not recorded',
}

/**
 * What was recorded about how somebody worked, with what else it may mean and their own words.
 *
 * @param whose how the page speaks of the candidate
 */
export function signalsPart({ signals }: AttemptReport, whose: 'you' | 'the candidate'): Markup {
  const person = whose === 'you' ? 'You' : 'The candidate'
  if (signals === undefined)
    return html`<p>None were recorded, as was agreed on. That says nothing about anybody.</p>`
  const pastes = signals.filter(({ fact }) => fact.type === 'paste').length
  const aways = signals.flatMap(({ fact }) => (fact.type === 'away' ? [fact.ms] : []))
  const inserted = signals.filter(({ fact }) => fact.type === 'untrusted').length
  const away = aways.reduce((sum, ms) => sum + ms, 0)
  const counts = [
    counted(pastes, 'paste'),
    aways.length === 0
      ? 'never away from the page'
      : `${counted(aways.length, 'time')} away from the page, ${awayWords(away)} in all`,
    ...(inserted > 0 ? [`${counted(inserted, 'text')} put in by a program`] : []),
  ].join(', ')
  return html`<p>
      ${counts}. These are facts about the page, recorded with ${whose === 'you' ? 'your' : 'their'} consent
      and shown while they were recorded. No score is computed from them, none of them proves anything, and a
      person decides what they mean. No camera, microphone, screen, clipboard or typing rhythm was recorded.
    </p>
    ${
      signals.length === 0
        ? undefined
        : reportTable({
            caption: 'Recorded facts, with what else they may mean',
            columns: [
              { title: 'time' },
              { title: 'problem' },
              { title: 'fact', kind: 'words' },
              { title: 'what it may well be', kind: 'words' },
              { title: `${person}${whose === 'you' ? 'r' : '’s'} note`, kind: 'words' },
            ],
            rows: signals.map(({ mono, position, fact, note }) => [
              clock(mono),
              position === 0 ? '–' : position,
              factWords(fact),
              INNOCENT[fact.type === 'paste' ? fact.origin : fact.type] ?? '',
              note === '' ? html`<span class="quiet">none</span>` : html`<bdi>${note}</bdi>`,
            ]),
          })
    }`
}

/** A signal as a clause, in the third person. */
export function factWords(fact: Signal['fact']): string {
  if (fact.type === 'away') return `page out of sight for ${awayWords(fact.ms)}`
  const characters = counted(fact.characters, 'character')
  return fact.type === 'untrusted'
    ? `a program put in ${characters}`
    : `pasted ${characters} ${ORIGINS[fact.origin]}`
}

function awayWords(ms: number): string {
  return ms < 120_000 ? `${Math.max(1, Math.round(ms / 1000))} s` : duration(ms)
}
