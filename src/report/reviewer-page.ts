import { answersPart } from './answers-part.ts'
import {
  abilityFinding,
  abilityPart,
  isMeasured,
  mapPart,
  originsPart,
  type CohortPlace,
} from './ability-part.ts'
import { assistancePart } from './assistance-part.ts'
import type { AttemptReport } from './attempt-report.ts'
import { html, type Markup } from './markup.ts'
import { replayLink } from './replay-link.ts'
import { replayPart } from './replay/replay-part.ts'
import type { ReplayData } from './replay/replay-data.ts'
import { reportPage, type ReportScript, type ReportSection, type ReportStyle } from './report-page.ts'
import { signalsPart } from './signals-part.ts'
import { threatsPart } from './threats-part.ts'
import { timePart } from './time-part.ts'

/** What a reviewer's page tells beside the attempt. */
export interface Review {
  readonly report: AttemptReport
  readonly replay: ReplayData
  readonly places?: readonly CohortPlace[]
  /** name and version of the program that made it */
  readonly engine: string
}

const STATUS = {
  accepted: 'Accepted: computed again from its record, everything came out exactly as it was.',
  flagged:
    'Flagged: computed again from its record, everything came out as it was, but a person has to look at what is listed here.',
  rejected: 'Rejected: it is worth nothing.',
} as const

/** The finding of a review in one sentence. */
export function reviewFinding(report: AttemptReport): string {
  if (report.status === 'rejected') return 'This result was rejected, and tells no level.'
  return isMeasured(report)
    ? abilityFinding(report, 'reviewer')
    : 'Nothing was measured: no answer was submitted that counts.'
}

/** The sections of a review, the same on its page and where a result is opened in a browser. */
export function reviewSections({ report, replay, places, engine }: Review): readonly ReportSection[] {
  const assistance = assistancePart(report)
  const scored: readonly ReportSection[] = isMeasured(report)
    ? [
        { id: 'level', title: 'Level', content: abilityPart(report, 'reviewer', places) },
        { id: 'scale', title: 'Problems and level', content: mapPart(report, 'reviewer') },
      ]
    : []
  return [
    ...scored,
    { id: 'answers', title: 'Answers', content: answersPart(report, 'reviewer') },
    ...(assistance ? [{ id: 'assistance', title: 'Help from an AI', content: assistance }] : []),
    { id: 'time', title: 'Time', content: timePart(report) },
    { id: 'replay', title: 'Replay', content: replayPart(replay) },
    { id: 'signals', title: 'Recorded facts', content: signalsPart(report, 'the candidate') },
    { id: 'limits', title: 'What this cannot show', content: threatsPart() },
    { id: 'origins', title: 'Computing it again', content: originsPart(report, engine) },
  ]
}

/** Who took what, when and how, and what became of it. */
export function reviewLead({
  candidate,
  test,
  began,
  isAdjusted,
  status,
  reasons,
  moments,
}: AttemptReport): Markup {
  const momentOf = (reason: string): Markup | undefined => {
    const moment = moments.find(({ words }) => words === reason)
    return moment && html` (${replayLink(moment.seq, moment.ms)})`
  }
  return html`<p class="lead">
      <bdi>${candidate}</bdi> took <bdi>${test.title}</bdi> of <bdi>${test.organisation}</bdi> on
      ${dayOf(began)} by their machine’s clock,
      ${isAdjusted ? 'with adjusted conditions' : 'under standard conditions'}, from a link that was sent to
      them alone, without supervision.
    </p>
    <p>${STATUS[status]}</p>
    ${
      reasons.length === 0
        ? undefined
        : html`<ul class="findings">
            ${reasons.map((reason) => html`<li><bdi>${reason}</bdi>${momentOf(reason)}</li>`)}
          </ul>`
    }`
}

/**
 * The page of one result for who decides: what was measured and how sure that is, what it rests on, how it came about.
 *
 * @returns an HTML document that needs nothing else; its script only plays the sitting
 */
export function reviewerPage(review: Review, style: ReportStyle, script: ReportScript): string {
  const { report } = review
  return reportPage(
    {
      title: `${report.candidate}: ${report.test.title}`,
      kind: 'Review of a result',
      finding: reviewFinding(report),
      lead: reviewLead(report),
      sections: reviewSections(review),
      script,
    },
    style,
  )
}

/** A day that reads the same everywhere. @param ms since 1970 */
export function dayOf(ms: number): string {
  return new Date(ms).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
}
