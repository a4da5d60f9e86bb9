import { judge, limitsOfTask } from '#runner'
import { parseType, showValue } from '#schemas/value'
import type { CompiledCase } from '../../compile/compiled-item.ts'
import type { CodeItem, Run } from '../code-run.ts'
import type { Draw, Drawn } from '../properties/draws.ts'
import { inputWords } from '../properties/input-words.ts'
import { runInputs } from '../properties/run-inputs.ts'
import type { VerifyContext } from '../verification.ts'
import { mutantsOf, type Mutant } from './mutants-of.ts'

/** What came of the faults that were planted in references. */
export interface VerifiedMutants {
  readonly reasons: readonly string[]
  readonly warnings: readonly string[]
  /** Of all that compile and that some input reaches. */
  readonly total: number
  readonly killed: number
  readonly waived: number
  readonly survived: number
  /** Fallbacks that types ask for and no input reaches: faults in them are none. */
  readonly unreached: number
  /** Inputs that would tell survivors from the reference. */
  readonly suggestions: readonly Suggestion[]
}

/** A case that would tell a fault which no case tells now. */
export interface Suggestion {
  readonly draw: Draw
  /** Names of the survivors that fail it. */
  readonly kills: readonly string[]
}

/** Share of the faults without a waiver that cases must tell. */
const WANTED = 0.99

/** Times the fuel of the reference after which a run waits until all others have ended. */
const SLOW = 20

/** Least fuel that a run gets at first. */
const LEAST_FUEL = 4_000_000

export interface MutantOptions {
  readonly item: CodeItem
  /** Accepted submissions that were run. */
  readonly accepted: readonly Run[]
  readonly drawn: Drawn
  /** Begins the names of faults, where they are planted in answers to a follow-up. */
  readonly prefix?: string
}

/**
 * Plants faults in the first accepted submission of each language: a case must tell nearly all of them, and what no case
 * tells is waived by the author with a reason, which no drawn input may contradict.
 */
export async function verifyMutants(
  options: MutantOptions,
  context: VerifyContext,
): Promise<VerifiedMutants> {
  const { item, accepted, prefix = '' } = options
  const isPython = ({ submission }: Run) => submission.language === 'python'
  const references = [accepted.find((run) => !isPython(run)), accepted.find(isPython)].filter(
    (run) => run !== undefined,
  )
  const planted = await Promise.all(references.map((run) => plant(options, run, context)))
  const survivors = planted.flatMap(({ survivors: some }) => some)
  const { waivers } = item.detail
  const isWaived = ({ name }: Survivor) => Object.hasOwn(waivers, name)
  const open = survivors.filter((one) => !isWaived(one))
  const waived = survivors.filter(isWaived)
  const total = planted.reduce((sum, one) => sum + one.total, 0)
  const killed = total - survivors.length
  const isEnough = killed >= WANTED * (total - waived.length)
  const alive = new Set(survivors.map(({ name }) => name))
  const words = open.map((one) => survivorWords(item, one))
  return {
    reasons: [
      ...(references.length > 0 && total === 0
        ? ['nothing can be planted in the accepted submissions, so the cases are not proven']
        : []),
      ...(isEnough ? [] : words),
      ...waived.flatMap((one) =>
        one.killer
          ? [`waivers.yaml: ${one.name} is waived, but ${killerWords(item, one.killer, one.outcome)}`]
          : [],
      ),
      ...Object.keys(waivers)
        .filter((name) => name.startsWith(FOLLOW_UP) === (prefix === FOLLOW_UP) && !alive.has(name))
        .map((name) => `waivers.yaml: ${name} is no fault that survives: remove it`),
    ],
    warnings: isEnough ? words : [],
    total,
    killed,
    waived: waived.length,
    survived: open.length,
    unreached: planted.reduce((sum, one) => sum + one.unreached, 0),
    suggestions: suggestionsFor(open),
  }
}

/** Begins the names of faults that are planted in answers to a follow-up. */
export const FOLLOW_UP = 'follow-up '

interface Survivor {
  readonly name: string
  readonly file: string
  readonly mutant: Mutant
  /** The first drawn input that tells it, and all of them. */
  readonly killer: Draw | undefined
  readonly killers: readonly Draw[]
  /** What it returns for the first one, in words. */
  readonly outcome: string
  readonly searched: number
}

/** Runs the mutants of one reference. */
async function plant(options: MutantOptions, reference: Run, context: VerifyContext) {
  const { item, drawn, prefix = '' } = options
  const { submission, executions } = reference
  const { language, file } = submission
  const type = parseType(item.task.signature.returns.type)
  const all = mutantsOf(submission.text, language)
  const killCounts = new Map<string, number>()
  const survivors: Survivor[] = []
  let [total, unreached, done] = [0, 0, 0]
  for (const mutant of all) {
    context.signal?.throwIfAborted()
    context.onProgress?.({ item: item.id, file: `${file}, planted faults`, done, of: all.length })
    done += 1
    const end = await runMutant(mutant)
    if (end === 'uncompiled') continue
    if (end === 'killed') {
      total += 1
      continue
    }
    if (mutant.trapped !== undefined && (await isUnreached(mutant.trapped))) {
      unreached += 1
      continue
    }
    total += 1
    survivors.push(await search(mutant))
  }
  return { total, unreached, survivors }

  /** Cases that have told most faults come first, a few at a time. */
  async function runMutant({ text }: Mutant): Promise<'killed' | 'survived' | 'uncompiled'> {
    const cases = item.detail.cases.toSorted(
      (left, right) => (killCounts.get(right.id) ?? 0) - (killCounts.get(left.id) ?? 0),
    )
    const most = Math.max(LEAST_FUEL, ...[...executions.values()].map(({ fuel }) => SLOW * fuel))
    const fuel = Math.min(most, limitsOfTask(item.task).fuel)
    const slow: CompiledCase[] = []
    for (let [from, size] = [0, 2]; from < cases.length; [from, size] = [from + size, size * 3]) {
      const verdicts = await verdictsOf(text, cases.slice(from, from + size), fuel)
      const telling = verdicts.find(({ verdict }) => verdict !== 'passed' && verdict !== 'time_limit')
      if (telling?.verdict === 'compile_error') return 'uncompiled'
      if (telling) return told(telling.id)
      for (const { id, verdict } of verdicts)
        if (verdict === 'time_limit') slow.push(...cases.filter((one) => one.id === id))
    }
    // What takes far longer than the reference is given all the time there is before it counts as told.
    for (const one of slow) {
      const [end] = await verdictsOf(text, [one])
      if (end?.verdict !== 'passed') return told(one.id)
    }
    return 'survived'
  }

  function told(id: string): 'killed' {
    killCounts.set(id, (killCounts.get(id) ?? 0) + 1)
    return 'killed'
  }

  async function verdictsOf(text: string, cases: readonly CompiledCase[], fuel?: number) {
    const inputs = cases.map(({ input }) => input)
    const runs = await runInputs(
      item,
      { language, text },
      inputs,
      context,
      fuel === undefined ? {} : { fuel },
    )
    return runs.map((run, at) => ({
      id: cases[at]?.id ?? '',
      verdict: judge(run, cases[at]?.expected ?? null, type, item.task.compare).verdict,
    }))
  }

  /** A fallback that throws where it is used: if nothing changes, no input comes to it. */
  async function isUnreached(text: string): Promise<boolean> {
    const verdicts = await verdictsOf(text, item.detail.cases)
    if (verdicts.some(({ verdict }) => verdict !== 'passed')) return false
    return (await failing(text, drawn.draws)).length === 0
  }

  async function search(mutant: Mutant): Promise<Survivor> {
    const told = await failing(mutant.text, drawn.draws)
    const more = told.length > 0 ? [] : await drawn.drawMore()
    const killers = told.length > 0 ? told : await failing(mutant.text, more)
    const killer = killers.toSorted((left, right) => sizeOf(left.draw) - sizeOf(right.draw))[0]
    return {
      name: `${prefix}${file} ${mutant.name}`,
      file,
      mutant,
      killer: killer?.draw,
      killers: killers.map(({ draw }) => draw),
      outcome: killer?.outcome ?? '',
      searched: drawn.draws.length + more.length,
    }
  }

  /** The draws for which a program does not return what the reference does. */
  async function failing(text: string, draws: readonly Draw[]) {
    const runs = await runInputs(
      item,
      { language, text },
      draws.map(({ input }) => input),
      context,
    )
    return runs.flatMap((run, at) => {
      const draw = draws[at]
      if (!draw || judge(run, draw.expected, type, item.task.compare).verdict === 'passed') return []
      const outcome = run.outcome.type === 'returned' ? `returns ${showValue(run.outcome.value)}` : 'fails'
      return [{ draw, outcome }]
    })
  }
}

function sizeOf({ input }: Draw): number {
  return JSON.stringify(input).length
}

function survivorWords(
  { id, task }: CodeItem,
  { file, mutant, name, killer, outcome, searched }: Survivor,
): string {
  const place = `submissions/${file}:${mutant.line}:${mutant.column}: no case tells ${mutant.name}`
  if (killer)
    return `${place}; ${killerWords({ task }, killer, outcome)}: assay verify ${id} --suggest adds such a case`
  return `${place}, nor does any of ${searched} drawn inputs: add a case that does, or waive “${name}” in waivers.yaml and say why`
}

function killerWords({ task }: Pick<CodeItem, 'task'>, { input, expected }: Draw, outcome: string): string {
  return `for ${inputWords(task.signature, input)} it ${outcome} instead of ${showValue(expected)}`
}

/** As few inputs as tell all survivors that some input tells: always the one next that tells most of those left. */
function suggestionsFor(survivors: readonly Survivor[]): readonly Suggestion[] {
  const left = new Set(survivors.filter(({ killer }) => killer !== undefined))
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
