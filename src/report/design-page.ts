import { authored, authoredText } from './authored.ts'
import { designCuts } from './design-cuts.ts'
import { designFinding, designLook } from './design-findings.ts'
import { designFit } from './design-fit.ts'
import { designItems, givenItems, numberWords } from './design-items.ts'
import { designLimits } from './design-limits.ts'
import { designOrigin } from './design-origin.ts'
import { designPrecision } from './design-precision.ts'
import { designBlueprint, designPurpose } from './design-purpose.ts'
import type { DesignReport } from './design-report.ts'
import { designSimulation } from './design-simulation.ts'
import { designUse } from './design-use.ts'
import { html } from './markup.ts'
import { reportPage, type ReportStyle } from './report-page.ts'

/**
 * The technical report of a test, before or after anybody sat it. Which facts it gives follows chapters 2, 4, 5 and 7 of the
 * Standards for Educational and Psychological Testing (AERA, APA and NCME 2014): purpose, specifications, items with their
 * model and errors, conditional and overall errors, reliability, decisions, and what nobody has shown.
 *
 * @returns an HTML document that needs nothing else
 */
export function designPage(report: DesignReport, style: ReportStyle): string {
  const { blueprint } = report
  return reportPage(
    {
      title: `Technical report of ${authoredText(blueprint.title)}`,
      kind: 'Technical report',
      finding: designFinding(report),
      lead: html`<p class="lead">
          This is the technical documentation of the test ${authored(blueprint.title)}, which can draw on
          ${numberWords(givenItems(report))}: what it is for, what it consists of, how precise it is, and what
          is not known of it.
        </p>
        ${designLook(report)}`,
      sections: [
        { id: 'purpose', title: 'Purpose and content', content: designPurpose(report) },
        { id: 'precision', title: 'How precise it is', content: designPrecision(report) },
        { id: 'decisions', title: 'Cut scores', content: designCuts(report) },
        { id: 'use', title: 'Use of the items', content: designUse(report) },
        { id: 'simulation', title: 'Simulation', content: designSimulation(report) },
        { id: 'fit', title: 'Fit and fairness', content: designFit(report) },
        { id: 'limits', title: 'Limits', content: designLimits(report) },
        { id: 'items', title: 'Items and their parameters', content: designItems(report) },
        { id: 'blueprint', title: 'Blueprint', content: designBlueprint(report) },
        { id: 'origin', title: 'How to make it again', content: designOrigin(report) },
      ],
    },
    style,
  )
}
