import { judge, limitsOfTask } from '#runner'
import { parseType } from '#schemas/value'
import { ofRecord, type CompiledCase } from '../../compile/compiled-item.ts'
import type { CodeItem, Run } from '../code-run.ts'
import type { Draw, Drawn } from '../properties/draws.ts'
import { runInputs } from '../properties/run-inputs.ts'
import type { VerifyContext } from '../verification.ts'
import { FOLLOW_UP, judgeSurvivors, type JudgedMutants, type Survivor } from './judge-survivors.ts'
import { killMutants } from './kill.ts'
import { mutantsOf, type Mutant } from './mutants-of.ts'
import { failingDraws, searchDraws, sizeOf } from './search-draws.ts'

/** What came of the faults that were planted in references. */
export interface VerifiedMutants extends JudgedMutants {
  /** Inputs that would tell survivors from the reference. */
  readonly suggestions: readonly Suggestion[]
  /** Names of survivors without a waiver that no drawn input tells. */
  readonly untold: readonly string[]
}

/** A case that would tell a fault which no case tells now. */
export interface Suggestion {
  readonly draw: Draw
  /** Names of the survivors that fail it. */
  readonly kills: readonly string[]
}

export interface MutantOptions {
  readonly item: CodeItem
  /** Accepted submissions that were run. */
  readonly accepted: readonly Run[]
  readonly drawn: Drawn
  /** Whether they answer a follow-up. */
  readonly isFollowUp: boolean
}

/**
 * Plants faults in the first accepted submission of each language: a case must tell nearly all of them, and what no case
 * tells is waived by the author with a reason, which no drawn input may contradict.
 */
export async function verifyMutants(
  options: MutantOptions,
  context: VerifyContext,
): Promise<VerifiedMutants> {
  const { item, accepted, isFollowUp } = options
  const isPython = ({ submission }: Run) => submission.language === 'python'
  const references = [accepted.find((run) => !isPython(run)), accepted.find(isPython)].filter(
    (run) => run !== undefined,
  )
  const planted = await Promise.all(references.map((run) => plant(options, run, context)))
  const survivors = planted.flatMap((one) => one.survivors)
  const { waivers } = item.detail
  const judged = judgeSurvivors({
    killed: planted.reduce((sum, one) => sum + one.killed, 0),
    unreached: planted.reduce((sum, one) => sum + one.unreached, 0),
    survivors,
    waivers,
    isFollowUp,
  })
  const none = 'nothing can be planted in the accepted submissions, so the cases are not proven'
  const open = survivors.filter(({ name }) => !Object.hasOwn(waivers, name))
  return {
    ...judged,
    reasons: [...(references.length > 0 && judged.counts.total === 0 ? [none] : []), ...judged.reasons],
    suggestions: suggestionsFor(open),
    untold: open.flatMap(({ name, killers }) => (killers.length === 0 ? [name] : [])),
  }
}

interface SearchedSurvivor extends Survivor {
  /** Drawn inputs that tell it. */
  readonly killers: readonly Draw[]
}

/** Runs the mutants of one reference. */
async function plant({ item, drawn, isFollowUp }: MutantOptions, reference: Run, context: VerifyContext) {
  const { submission, executions } = reference
  const { language, file } = submission
  const type = parseType(item.task.signature.returns.type)
  const all = mutantsOf(submission.text, language)
  const target = {
    cases: ofRecord(item.detail.cases),
    referenceFuel: new Map([...executions].map(([id, { fuel }]) => [id, fuel])),
    limit: limitsOfTask(item.task).fuel,
    run: verdictsOf,
  }
  const { survivors, ...counts } = await killMutants(all, target, isUnreached, (done) => {
    context.signal?.throwIfAborted()
    context.onProgress?.({ item: item.id, file: `${file}, planted faults`, done, of: all.length })
  })
  const searched: SearchedSurvivor[] = []
  for (const mutant of survivors) searched.push(await search(mutant))
  return { ...counts, survivors: searched }

  async function verdictsOf(text: string, cases: readonly CompiledCase[], fuel?: number) {
    const inputs = cases.map(({ input }) => input)
    const limited = fuel === undefined ? {} : { fuel }
    const runs = await runInputs(item, { language, text }, inputs, context, { ...limited, untilFirst: true })
    return runs.map((run, at) => ({
      id: cases[at]?.id ?? '',
      verdict: judge(run, cases[at]?.expected ?? null, type, item.task.compare).verdict,
    }))
  }

  /** A fallback that throws where it is used: if nothing changes, no input comes to it. */
  async function isUnreached(text: string): Promise<boolean> {
    const verdicts = await verdictsOf(text, item.detail.cases)
    if (verdicts.some(({ verdict }) => verdict !== 'passed')) return false
    return (await failingDraws(item, { language, text }, drawn.draws, context)).length === 0
  }

  async function search(mutant: Mutant): Promise<SearchedSurvivor> {
    const { killers, told, tried } = await searchDraws(item, { language, text: mutant.text }, drawn, context)
    const name = `${isFollowUp ? FOLLOW_UP : ''}${file} ${mutant.name}`
    const place = `submissions/${file}:${mutant.line}:${mutant.column}: no case tells ${mutant.name}`
    const words =
      told === undefined
        ? `${place}, nor does any of ${tried} drawn inputs: add a case that does, or waive “${name}” in waivers.yaml and say why`
        : `${place}; ${told}: assay verify ${item.id} --suggest adds such a case`
    return { name, words, told, killers }
  }
}

/** As few inputs as tell all survivors that some input tells: always the one next that tells most of those left. */
function suggestionsFor(survivors: readonly SearchedSurvivor[]): readonly Suggestion[] {
  const left = new Set(survivors.filter(({ killers }) => killers.length > 0))
  const draws = [...new Set([...left].flatMap(({ killers }) => killers))].sort(
    (one, other) => sizeOf(one) - sizeOf(other),
  )
  const chosen: Suggestion[] = []
  while (left.size > 0) {
    const telling = (draw: Draw) => [...left].filter(({ killers }) => killers.includes(draw))
    const [first] = draws
      .map((draw) => ({ draw, kills: telling(draw) }))
      .sort((one, other) => other.kills.length - one.kills.length)
    if (!first || first.kills.length === 0) break
    for (const one of first.kills) left.delete(one)
    chosen.push({ draw: first.draw, kills: first.kills.map(({ name }) => name) })
  }
  return chosen
}
