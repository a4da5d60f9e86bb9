import { calibrationFacts, type CalibrationFacts } from './calibration-facts.ts'
import { calibrationFinding, findingsOf, modelNames, surenessOf } from './calibration-findings.ts'
import { difPart, overallPart, pairsPart } from './fit-tables.ts'
import { itemsTable } from './items-table.ts'
import { mapFigure } from './map-figure.ts'
import { precisionFigures } from './precision-figures.ts'
import type { CalibrationReport } from './calibration-report.ts'
import { empiricalPoints } from './empirical-points.ts'
import { scoresOf } from './item-curve.ts'
import { itemSection } from './item-section.ts'
import { html, type Markup } from './markup.ts'
import { count, counted, fixed, percent, withInterval, withRatioInterval } from './number-words.ts'
import { reportPage, type ReportSection, type ReportStyle } from './report-page.ts'
import { reportTable } from './report-table.ts'

/** What is told of a calibration beside its items one by one, the same on its page and where it is made in a browser. */
export interface CalibrationParts {
  /** in one sentence */
  readonly finding: string
  /** what deserves a look first, with links to the items' own parts */
  readonly findings: Markup
  /** how sure it is, persons, precision, groups, pairs, overall fit and method; those that there are */
  readonly sections: readonly (ReportSection & { readonly id: CalibrationPartId })[]
  /** places of items, flagged ones first, the gravest first among them */
  readonly order: readonly number[]
}

/** Names a section of a calibration. */
export type CalibrationPartId = 'sure' | 'scale' | 'precision' | 'groups' | 'pairs' | 'overall' | 'method'

/** @returns what a calibration found, how sure it is, what it rests on and how it was done */
export function calibrationParts(report: CalibrationReport): CalibrationParts {
  return partsOf(report, calibrationFacts(report))
}

function partsOf(report: CalibrationReport, facts: CalibrationFacts): CalibrationParts {
  const dif = difPart(report)
  const overall = overallPart(report)
  const sections: readonly (CalibrationParts['sections'][number] | undefined)[] = [
    { id: 'sure', title: 'How sure', content: surenessOf(report, facts) },
    {
      id: 'scale',
      title: 'Persons and items',
      content: html`${mapFigure(report, facts)}${latentTable(report)}`,
    },
    { id: 'precision', title: 'What the test can tell', content: precisionFigures(facts) },
    dif && { id: 'groups', title: 'Differences between groups', content: dif },
    report.q3 && { id: 'pairs', title: 'Pairs of items', content: pairsPart(report, facts) },
    overall && { id: 'overall', title: 'Overall fit', content: overall },
    { id: 'method', title: 'Method', content: methodOf(report, facts.persons, facts.missing) },
  ]
  return {
    finding: calibrationFinding(report, facts),
    findings: findingsOf(report, facts),
    sections: sections.filter((section) => section !== undefined),
    order: facts.order,
  }
}

/**
 * The page of a calibration: what was found, how sure it is, what it rests on, how it was done.
 *
 * @returns an HTML document that needs nothing else
 */
export function calibrationPage(report: CalibrationReport, style: ReportStyle): string {
  const facts = calibrationFacts(report)
  const { finding, findings, sections, order } = partsOf(report, facts)
  const [sure, ...others] = sections
  const method = others.pop()
  const points = empiricalPoints(
    report.responses,
    report.persons.theta,
    report.items.map(({ parameters, scores }) => scoresOf(parameters, scores)),
  )
  const items: ReportSection = { id: 'items', title: 'Items', content: itemsTable(report, facts) }
  const each: ReportSection = {
    id: 'each',
    title: 'Items one by one',
    content: html`<p>
        The line is the model’s curve, the band around it where the curve may be as well; each dot stands for
        a tenth of the persons or so, with its 95 % interval.
      </p>
      ${order.map((place) => {
        const item = report.items[place]
        return item && itemSection(item, place, points[place] ?? [])
      })}`,
  }
  return reportPage(
    {
      title: `Calibration of ${report.data.source}`,
      kind: 'Calibration report',
      finding,
      lead: html`<p class="lead">
          ${counted(facts.persons, 'person')} answered ${counted(report.items.length, 'item')} in
          <bdi>${report.data.source}</bdi>; the model is ${modelNames[report.method.model]}.
        </p>
        ${findings}`,
      sections: [sure, items, ...others, each, method].filter((section) => section !== undefined),
    },
    style,
  )
}

function latentTable({ latent, groups, responses }: CalibrationReport): Markup {
  const persons = groups.map(() => 0)
  for (let n = 0; n < responses.persons; n++) {
    const group = responses.groups?.[n] ?? 0
    persons[group] = (persons[group] ?? 0) + (responses.weights?.[n] ?? 1)
  }
  return reportTable({
    caption: 'Distribution of ability by group (95 % intervals; without one the number was fixed)',
    columns: [
      { title: 'group', kind: 'words' },
      { title: 'persons' },
      { title: 'mean' },
      { title: 'standard deviation' },
    ],
    rows: latent.map(({ mean, sd, se }, g) => [
      groups.length < 2 ? 'everybody' : html`<bdi>${groups[g]}</bdi>`,
      count(persons[g] ?? 0),
      withInterval(mean, se.mean),
      withRatioInterval(sd, se.sd),
    ]),
  })
}

function methodOf(report: CalibrationReport, persons: number, missing: number): Markup {
  const { data, method, fit, responses, items, reliability } = report
  const { grid } = method
  const anchors = items.filter(({ isAnchor }) => isAnchor === true).length
  const rows: readonly (readonly [string, string | Markup])[] = [
    ['data', html`<bdi>${data.source}</bdi>`],
    ['SHA-256', html`<code>${data.sha256}</code>`],
    [
      'read',
      `${counted(persons, 'person')}, ${counted(items.length, 'item')}, ${counted(responses.starts[responses.persons] ?? 0, 'answer')}; ${percent(missing, 1)} missing`,
    ],
    ['model', `${modelNames[method.model]}, D = 1`],
    ['prior', method.prior],
    ['anchors', anchors === 0 ? 'none' : counted(anchors, 'item')],
    [
      'estimation',
      `marginal maximum likelihood, abilities at ${grid.points} points from ${plain(grid.low)} to ${plain(grid.high)}; ends where no parameter moves by more than ${method.tolerance}`,
    ],
    [
      'convergence',
      `${fit.converged ? 'settled' : 'not settled'} after ${counted(fit.passes, 'pass', 'passes')}; log-likelihood ${fixed(fit.logLikelihood, 3)} with ${counted(fit.parameters, 'free parameter')}`,
    ],
    [
      'errors',
      fit.areErrorsJoint === undefined
        ? 'not computed'
        : `observed information (Louis 1982)${fit.areErrorsJoint ? '' : ', item by item'}`,
    ],
    ...(reliability === undefined
      ? []
      : [
          [
            'reliability',
            `empirical ${fixed(reliability.empirical, 3)}, marginal ${reliability.marginal.map((each) => fixed(each, 3)).join(', ')}`,
          ] as const,
        ]),
    [
      'persons',
      'expected a posteriori estimates; they are drawn to the mean of their group, the more the fewer items somebody answered, and an item is part of the estimate that its persons are grouped by',
    ],
    [
      'bands',
      'delta method on the logit of the expected share of points, 95 %; bars by Wilson (1927), for several scores by the normal approximation',
    ],
    ...(report.notes ?? []).map((note) => ['note', `${note}.`] as const),
    ['program', method.engine],
  ]
  return html`<dl>
      ${rows.map(
        ([name, words]) =>
          html`<dt>${name}</dt>
            <dd>${words}</dd> `,
      )}
    </dl>
    ${fit.converged ? undefined : changesTable(fit.changes)}`
}

function changesTable(changes: readonly number[]): Markup {
  const from = Math.max(0, changes.length - 20)
  return reportTable({
    caption: 'Largest change of a parameter in the last passes',
    columns: [{ title: 'pass' }, { title: 'change' }],
    rows: changes.slice(from).map((change, k) => [count(from + k + 1), fixed(change, 6)]),
  })
}

function plain(value: number): string {
  return String(value).replace('-', '−')
}
