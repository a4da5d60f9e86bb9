import { html } from './markup.ts'
import { counted } from './number-words.ts'
import { reportPage, type ReportSection, type ReportStyle } from './report-page.ts'
import { byAbilityPart } from './by-ability-figures.ts'
import { blocksTable, exposurePart, lengthPart, violationsPart } from './simulation-tables.ts'
import { promisesOf, simulationFinding, simulationMethod, simulationSureness } from './simulation-findings.ts'
import type { ReportedSimulation, SimulationHeading } from './simulation-report.ts'

/**
 * The page of a simulation: what may be promised of the test, how sure that is, what it rests on, how it was done.
 *
 * @returns an HTML document that needs nothing else
 */
export function simulationPage(
  summary: ReportedSimulation,
  heading: SimulationHeading,
  style: ReportStyle,
): string {
  const sections: readonly (ReportSection | undefined)[] = [
    { id: 'sure', title: 'How sure', content: simulationSureness(summary) },
    summary.violations > 0
      ? { id: 'violations', title: 'Broken constraints', content: violationsPart(summary) }
      : undefined,
    { id: 'ability', title: 'By ability', content: byAbilityPart(summary) },
    { id: 'length', title: 'Length, end and time', content: lengthPart(summary) },
    { id: 'exposure', title: 'Which items are met', content: exposurePart(summary) },
    summary.blocks.length > 1
      ? { id: 'blocks', title: 'Block by block', content: blocksTable(summary) }
      : undefined,
    { id: 'method', title: 'Method', content: simulationMethod(summary, heading) },
  ]
  return reportPage(
    {
      title: `Simulation of ${heading.test}`,
      kind: 'Simulation report',
      finding: simulationFinding(summary),
      lead: html`<p class="lead">
          ${counted(summary.n, 'simulated candidate')} sat <bdi>${heading.test}</bdi>, which could draw on
          ${counted(heading.items, 'item')}. Their true abilities are known, so what the test says of them can
          be compared with the truth.
        </p>
        ${promisesOf(summary, heading)}`,
      sections: sections.filter((section) => section !== undefined),
    },
    style,
  )
}
