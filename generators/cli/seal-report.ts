import { fingerprintOf } from '#log'
import type { GradedTest } from '#results'
import type { SealPlan } from '../seal/plan.ts'
import type { CandidateList } from '../seal/read-candidates.ts'
import type { TwoStageReport } from '../seal/two-stage.ts'

/** What there is to tell of a sealing. */
export interface Sealed {
  readonly test: GradedTest
  readonly plan: SealPlan
  readonly report: TwoStageReport
  readonly rows: CandidateList['rows']
  readonly largest: number
  readonly isDry: boolean
  readonly organisation: string
  readonly publicKey: string
  readonly warnings: readonly string[]
}

export function sealedAsJson({
  test,
  plan,
  report,
  largest,
  isDry,
  organisation,
  publicKey,
  warnings,
}: Sealed): string {
  return `${JSON.stringify(
    {
      test: test.blueprint.id,
      bank: test.bank,
      release: test.release,
      organisation: { name: organisation, fingerprint: fingerprintOf(publicKey) },
      forms: plan.listed.length,
      written: plan.forms.length,
      added: plan.added.length,
      dryRun: isDry,
      largestForm: largest,
      precision: report,
      warnings,
    },
    null,
    2,
  )}\n`
}

export function sealedInWords(
  { test, plan, report, rows, largest, isDry, organisation, publicKey }: Sealed,
  links: string,
): string {
  const { blueprint, release } = test
  const kept = plan.forms.length - plan.added.length
  return [
    `${blueprint.title} (${blueprint.id}, release ${release.version}) for ${organisation}, key ${fingerprintOf(publicKey)}`,
    ...report.blocks.map(
      ({ block, coverage95, meanSe, meanLength, aim }) =>
        `  block ${block}: ${meanLength.toFixed(1)} items, standard error ${meanSe.toFixed(2)}${aim === undefined ? '' : ` (aims at ${aim})`}, 95 % intervals hold ${(100 * coverage95).toFixed(1)} %`,
    ),
    `  by ${report.candidates} simulated candidates, steered by cases that miss ${(100 * report.missed).toFixed(0)} % of the mistakes`,
    ...windowsInWords(plan, rows),
    isDry
      ? `${formsOf(plan.added.length)} would be sealed${kept === 0 ? '' : `, and ${kept} written again`}; nothing was written.`
      : `${formsOf(plan.added.length)} sealed${kept === 0 ? '' : `, and ${kept} written again`}, ${(largest / 1000).toFixed(1)} kB at most. The links are in ${links}: send each to its candidate alone.`,
    ...(isDry
      ? []
      : ['Keep the registry where the keys are, with a copy: without it no result can be opened, ever.']),
    '',
  ].join('\n')
}

/** The CSV of access links. */
export function linksOf({ listed, added }: SealPlan, rows: CandidateList['rows'], site: string): string {
  const sealedNow = new Set(added)
  const lines = listed.map((form) => {
    const { candidate, attempt, secret, accommodations } = form
    const [opens, closes] = [momentOf(form, rows, 'opens'), momentOf(form, rows, 'closes')]
    const link = `${site}/take/#${attempt}.${secret}`
    const time = accommodations.timeMultiplier ?? 'none'
    return [cell(candidate), attempt, link, opens, closes, time, sealedNow.has(form) ? 'yes' : 'no'].join(',')
  })
  return ['candidate,attempt,link,opens,closes,time,new', ...lines, ''].join('\n')
}

/** A moment as the list has it, else as the registry has it, in UTC; '' where there is none. Either carries its zone. */
function momentOf(
  form: SealPlan['listed'][number],
  rows: CandidateList['rows'],
  column: 'opens' | 'closes',
): string {
  return rows.get(form.candidate)?.[column] || (form[column] ?? '')
}

/** From when and until when the first and the last of those that are listed can begin. */
function windowsInWords({ listed }: SealPlan, rows: CandidateList['rows']): readonly string[] {
  const among = (column: 'opens' | 'closes') =>
    listed
      .flatMap((form) => (form[column] === undefined ? [] : momentOf(form, rows, column)))
      .toSorted((left, right) => Date.parse(left) - Date.parse(right))
  const [opens, closes] = [among('opens')[0], among('closes').at(-1)]
  if (opens === undefined && closes === undefined) return []
  return [
    `Windows: ${[
      ...(opens === undefined ? [] : [`the first opens at ${opens}`]),
      ...(closes === undefined ? [] : [`the last closes at ${closes}`]),
    ].join(', ')} (Z is UTC; the page shows each in the zone of its machine).`,
  ]
}

function formsOf(count: number): string {
  return `${count} ${count === 1 ? 'form' : 'forms'}`
}

/** Spreadsheets take what begins so for a formula. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
