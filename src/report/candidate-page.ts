import { answersPart } from './answers-part.ts'
import { abilityFinding, abilityPart, isMeasured, mapPart, originsPart } from './ability-part.ts'
import { assistancePart } from './assistance-part.ts'
import type { AttemptReport } from './attempt-report.ts'
import { html, type Markup } from './markup.ts'
import { counted } from './number-words.ts'
import { reportPage, type ReportSection, type ReportStyle } from './report-page.ts'
import { dayOf } from './reviewer-page.ts'
import { signalsPart } from './signals-part.ts'
import { timePart } from './time-part.ts'

/**
 * The page of one result for who took the test: a range, what was measured, their own answers, what was recorded, and how to
 * object. Nothing of a key is in it.
 *
 * @returns an HTML document that needs nothing else
 */
export function candidatePage(report: AttemptReport, engine: string, style: ReportStyle): string {
  const isScored = isMeasured(report)
  const assistance = assistancePart(report)
  const sections: readonly ReportSection[] = [
    ...(isScored
      ? [
          { id: 'level', title: 'Level', content: abilityPart(report, 'candidate') },
          { id: 'scale', title: 'Problems and level', content: mapPart(report, 'candidate') },
        ]
      : []),
    { id: 'answers', title: 'Your answers', content: answersPart(report, 'candidate') },
    ...(assistance ? [{ id: 'assistance', title: 'Help from an AI', content: assistance }] : []),
    { id: 'time', title: 'Time', content: timePart(report) },
    { id: 'signals', title: 'What was recorded', content: signalsPart(report, 'you') },
    { id: 'object', title: 'If you object', content: objectionPart(report) },
    { id: 'origins', title: 'Computing it again', content: originsPart(report, engine) },
  ]
  return reportPage(
    {
      title: `Your result: ${report.test.title}`,
      kind: `Your result, ${report.candidate}`,
      finding: isScored
        ? abilityFinding(report, 'candidate')
        : report.status === 'rejected'
          ? 'Your result could not be scored.'
          : 'Nothing was measured: no answer was submitted that counts.',
      lead: leadOf(report, isScored),
      sections,
    },
    style,
  )
}

function leadOf({ test, began, answers, reasons, status }: AttemptReport, isScored: boolean): Markup {
  // as the range is made of these alone
  const measured = answers.filter(({ score, uncounted }) => score !== undefined && uncounted === undefined)
  const skills = [...new Set(measured.flatMap((answer) => answer.skills))]
  return html`<p class="lead">
      You took <bdi>${test.title}</bdi> of <bdi>${test.organisation}</bdi> on ${dayOf(began)}.
      ${isScored ? html`It measured work on ${skills.join(', ')}, in ${counted(measured.length, 'problem')}.` : undefined}
    </p>
    ${
      reasons.length === 0
        ? undefined
        : html`<p>${status !== 'rejected' ? 'Who reads your result is told:' : 'The reason:'}</p>
            <ul class="findings">
              ${reasons.map((reason) => html`<li><bdi>${reason}</bdi></li>`)}
            </ul>`
    }`
}

function objectionPart({ test: { organisation, notice } }: AttemptReport): Markup {
  return html`<p>
      The scores were computed by a program from your answers alone, and can be computed again from your
      sealed file to the same figures. You may ask that a person looks at your answers, that a problem which
      you think is wrong is checked, and that your notes on what was recorded are read.
      ${notice ? html`Write to <bdi>${notice.contact}</bdi>, and name the attempt below.` : html`Write to <bdi>${organisation}</bdi>, and name the attempt below.`}
    </p>
    ${notice ? html`<p>Your result is kept for ${notice.keptDays} days.</p>` : undefined}
    <p>
      The range says how sure the level is. It says nothing about you beyond these problems on that day, and
      no decision about you should rest on it alone.
    </p>`
}
