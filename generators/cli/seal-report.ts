import { fingerprintOf } from '#log'
import type { GradedTest } from '#results'
import type { SealPlan } from '../seal/plan.ts'
import type { TwoStageReport } from '../seal/two-stage.ts'

/** What there is to tell of a sealing. */
export interface Sealed {
  readonly test: GradedTest
  readonly plan: SealPlan
  readonly report: TwoStageReport
  readonly largest: number
  readonly isDry: boolean
  readonly organisation: string
  readonly publicKey: string
}

export function sealedAsJson({
  test,
  plan,
  report,
  largest,
  isDry,
  organisation,
  publicKey,
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
    },
    null,
    2,
  )}\n`
}

export function sealedInWords(
  { test, plan, report, largest, isDry, organisation, publicKey }: Sealed,
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
export function linksOf({ listed, added }: SealPlan, site: string): string {
  const sealedNow = new Set(added)
  const rows = listed.map((form) => {
    const { candidate, attempt, secret, accommodations, opens = '', closes = '' } = form
    const link = `${site}/take/#${attempt}.${secret}`
    const time = accommodations.timeMultiplier ?? 'none'
    return [cell(candidate), attempt, link, opens, closes, time, sealedNow.has(form) ? 'yes' : 'no'].join(',')
  })
  return ['candidate,attempt,link,opens,closes,time,new', ...rows, ''].join('\n')
}

function formsOf(count: number): string {
  return `${count} ${count === 1 ? 'form' : 'forms'}`
}

/** Spreadsheets take what begins so for a formula. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
