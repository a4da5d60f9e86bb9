import type { CompiledItem } from '../compile/compiled-item.ts'
import type { Entry, Verdict } from '../variant/llm/ledger/entry.ts'
import { describeFunnel } from '../variant/llm/ledger/funnel.ts'
import { USD, type NanoUsd } from '../variant/llm/money.ts'
import type { Model } from '../variant/llm/read-model.ts'
import type { Ended } from '../variant/llm/run/settings.ts'
import type { WrittenVariants } from '../variant/llm/write-variants.ts'
import { variantName } from '../variant/variant-id.ts'

/** What a report says beside its results. */
export interface Told {
  readonly item: CompiledItem
  /** Variants wanted. */
  readonly count: number
  /** Where they are, as the caller names it. */
  readonly place: string
  readonly ledger: string
  readonly cap: NanoUsd
  readonly model: Pick<Model, 'name' | 'dated'>
}

/** A line for people for what the gates say; empty for all else. */
export function eventLine(entry: Entry, { id, frontmatter: { version } }: CompiledItem): string {
  if (entry.type !== 'judged') return ''
  const { n, round, verdict } = entry
  const name = `${id}@${version} proposal ${n + 1}${round === 0 ? '' : `, repair ${round}`}`
  if (verdict.kind === 'accepted') return `${name}  admitted: ${verdict.id}\n`
  const [why = ''] = (verdict.reason ?? verdict.counterexample ?? '').split('\n', 1)
  return `${name}  refused by ${verdict.gate}: ${printable(why)}\n`
}

/** What shows a refusal, whole. */
export function refusalDetail(verdict: Verdict): string {
  if (verdict.kind === 'accepted') return ''
  const lines = (verdict.counterexample ?? verdict.reason ?? '').split('\n').slice(1)
  return lines.map((line) => `  ${printable(line)}\n`).join('')
}

/** How a refusal of a run is seen again. */
export function replayLine(entry: Entry, { id }: CompiledItem, ledger: string): string {
  if (entry.type !== 'judged' || entry.verdict.kind === 'accepted') return ''
  const { n, round } = entry
  return `  see it again: assay generate ${id} --replay ${ledger}#${n + 1}${round === 0 ? '' : `.${round}`}\n`
}

/** A run for people, who have seen each proposal. */
export function writtenSummary(
  { accepted, lost, funnel, ended }: WrittenVariants,
  { count, place, ledger, item, model }: Told,
): string {
  return [
    `${accepted.length} of ${count} admitted, written to ${place}`,
    ...describeFunnel(funnel).map(printable),
    `by ${model.name}, at the prices of ${model.dated}`,
    ...lost.map((one) => `accepted before, and refused now: ${printable(one)}`),
    ...nextWords(ended, `assay generate ${item.id} --llm --resume ${ledger} --budget USD`),
    '',
  ].join('\n')
}

/** What can be done about a run that has ended so. */
function nextWords(ended: Ended, resume: string): readonly string[] {
  if (ended === 'done' || ended === 'another') return []
  return ended === 'exhausted' ? ['Begin another run with another --seed'] : [`Go on with it: ${resume}`]
}

/** A run for machines. */
export function writtenReport(
  { accepted, lost, funnel, ended, message }: WrittenVariants,
  { count, ledger, cap, model: { name, dated }, item: { id, frontmatter } }: Told,
): string {
  const { charged, unknown, perAccepted, rejected, ...counts } = funnel
  const report = {
    requested: count,
    accepted: accepted.length,
    rejected,
    variants: accepted.map(({ seed, sha256 }) => ({
      id: variantName(id, frontmatter.version, seed),
      seed,
      sha256,
    })),
    ended,
    message,
    lost,
    ledger,
    funnel: counts,
    cost: {
      model: name,
      pricesOf: dated,
      budgetUsd: cap / USD,
      chargedUsd: charged / USD,
      unknownUsd: unknown.nano / USD,
      perAcceptedUsd: perAccepted === null ? null : perAccepted / USD,
    },
  }
  return `${JSON.stringify(report, null, 2)}\n`
}

/** What a program or a model has said, without what a terminal would obey. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '\u{fffd}')
}
