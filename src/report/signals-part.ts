import { clock, counted, duration } from '../text/common.ts'
import type { AttemptReport, ReportedSignal } from './attempt-report.ts'
import { html, type Markup } from './markup.ts'
import { replayLink } from './replay-link.ts'
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
  inserted:
    'drag and drop, an editor’s own completion, dictation, a tool that helps with writing, or a paste that the browser did not report',
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
  const byProgram = signals.filter(({ fact }) => fact.type === 'untrusted').length
  const inserted = signals.filter(({ fact }) => fact.type === 'inserted').length
  const away = aways.reduce((sum, ms) => sum + ms, 0)
  const counts = [
    counted(pastes, 'paste'),
    ...(inserted > 0 ? [`${counted(inserted, 'text')} in one step without a paste`] : []),
    aways.length === 0
      ? 'never away from the page'
      : `${counted(aways.length, 'time')} away from the page, ${awayWords(away)} in all`,
    ...(byProgram > 0 ? [`${counted(byProgram, 'text')} put in by a program`] : []),
  ].join(', ')
  return html`<p>
      ${counts}. These are facts about the page, recorded with ${whose === 'you' ? 'your' : 'their'} consent
      and shown while they were
      recorded${inserted > 0 ? '; only text in one step is read from what was written afterwards, so that nobody could note anything on it' : ''}.
      No score is computed from them, none of them proves anything, and a person decides what they mean. No
      camera, microphone, screen, clipboard or typing rhythm was recorded.
    </p>
    ${
      signals.length === 0
        ? undefined
        : reportTable({
            caption: 'Recorded facts, with what else they may mean',
            columns: [
              { title: 'time' },
              { title: 'problem' },
              { title: 'fact', kind: 'sentences' },
              { title: 'what it may well be', kind: 'sentences' },
              { title: `${person}${whose === 'you' ? 'r' : '’s'} note`, kind: 'words' },
            ],
            rows: signals.map(({ seq, mono, position, fact, note }) => [
              whose === 'you' ? clock(mono) : replayLink(seq, mono),
              position === 0 ? '–' : position,
              factWords(fact),
              INNOCENT[fact.type === 'paste' ? fact.origin : fact.type] ?? '',
              note === '' ? html`<span class="quiet">none</span>` : html`<bdi>${note}</bdi>`,
            ]),
          })
    }`
}

/** A signal as a clause, in the third person. */
export function factWords(fact: ReportedSignal['fact']): string {
  if (fact.type === 'away') return `page out of sight for ${awayWords(fact.ms)}`
  const characters = counted(fact.characters, 'character')
  if (fact.type === 'inserted') return `${characters} that were new, spaces aside, came in one step`
  return fact.type === 'untrusted'
    ? `a program put in ${characters}`
    : `pasted ${characters} ${ORIGINS[fact.origin]}`
}

function awayWords(ms: number): string {
  return ms < 120_000 ? `${Math.max(1, Math.round(ms / 1000))} s` : duration(ms)
}
