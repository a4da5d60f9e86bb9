import { judge, limitsOfTask } from '#runner'
import { parseType } from '#schemas/value'
import type { CompiledCase, CompiledItem } from '../../compile/compiled-item.ts'
import type { CodeItem } from '../../verify/code-run.ts'
import type { Runnable } from '../../verify/execute-apart.ts'
import { killMutants, type Target } from '../../verify/mutate/kill.ts'
import { mutantsOf, type Mutant } from '../../verify/mutate/mutants-of.ts'
import { failingDraws } from '../../verify/mutate/search-draws.ts'
import { runInputs } from '../../verify/properties/run-inputs.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import { notAsked, passed, type CodeAnswers, type Gate } from './gate.ts'

/** Share of the planted faults that the cases tell, those apart that nothing can tell. */
const WANTED = 0.99

/** The cases tell faults that are planted in the reference, but for those that are waived of the item. */
export const mutants: Gate = {
  name: 'mutants',
  version: 1,
  ask: async ({ code, parent }, context) => {
    if (!code) return notAsked
    const { item } = code
    const reference = item.detail.submissions.find(({ expected }) => expected === 'accepted')
    if (!reference) return { verdict: 'refused', reason: 'no accepted submission' }
    const { language } = reference
    const planted = mutantsOf(reference.text, language)
    const target = targetOf(item, language, context)
    const { killed, survivors } = await killMutants(planted, target, isUnreached, () => undefined)
    /** A fallback that throws where it is used: if every case passes all the same, none comes to it. */
    async function isUnreached(trapped: string): Promise<boolean> {
      const verdicts = await target.run(trapped, target.cases)
      return verdicts.every(({ verdict }) => verdict === 'passed')
    }
    const waived = waivedOf(parent, planted)
    const open = survivors.filter((mutant) => !waived.has(mutant))
    if (killed >= WANTED * (killed + open.length) && killed > 0) return passed
    const [first] = open
    if (!first) return { verdict: 'refused', reason: 'no planted fault is told by a case' }
    const place = `${reference.file}:${first.line}:${first.column}: no case tells ${first.name}`
    const input = await toldBy(code, { language, text: first.text }, context)
    return {
      verdict: 'refused',
      reason: `${place}${open.length === 1 ? '' : ` (and ${open.length - 1} more)`}`,
      ...(input !== undefined && { counterexample: input }),
    }
  },
}

function targetOf(
  item: CodeItem,
  language: 'typescript' | 'javascript' | 'python',
  context: VerifyContext,
): Target {
  const type = parseType(item.task.signature.returns.type)
  return {
    cases: item.detail.cases,
    referenceFuel: new Map(),
    limit: limitsOfTask(item.task).fuel,
    run: async (text: string, cases: readonly CompiledCase[], fuel?: number) => {
      const inputs = cases.map(({ input }) => input)
      const limited = fuel === undefined ? {} : { fuel }
      const runs = await runInputs(item, { language, text }, inputs, context, {
        ...limited,
        untilFirst: true,
      })
      return runs.map((run, at) => ({
        id: cases[at]?.id ?? '',
        verdict: judge(run, cases[at]?.expected ?? null, type, item.task.compare).verdict,
      }))
    },
  }
}

/**
 * Which faults are waived: those at the places of the ones that are waived of the item. Faults are planted in the same order
 * wherever a text differs in its values alone; where it has other statements, the same change of the same line counts.
 */
function waivedOf({ detail }: CompiledItem, planted: readonly Mutant[]): ReadonlySet<Mutant> {
  if (detail.kind !== 'code') return new Set()
  const reference = detail.submissions.find(({ expected }) => expected === 'accepted')
  if (!reference) return new Set()
  const before = mutantsOf(reference.text, reference.language)
  const waived = before.filter(({ name }) => `${reference.file} ${name}` in detail.waivers)
  const places =
    before.length === planted.length
      ? waived.flatMap((one) => planted[before.indexOf(one)] ?? [])
      : waived.flatMap(({ name, line }) =>
          planted.filter((one) => one.line === line && changeOf(one) === changeOf({ name })).slice(0, 1),
        )
  return new Set(places)
}

function changeOf({ name }: Pick<Mutant, 'name'>): string {
  return name.replace(/ @\d+:\d+$/, '')
}

/** A drawn input that tells a fault, where there is one. */
async function toldBy(
  { item, drawn }: CodeAnswers,
  planted: Runnable,
  context: VerifyContext,
): Promise<string | undefined> {
  const [found] = await failingDraws(item, planted, (await drawn()).draws, context)
  return found && JSON.stringify(found.draw.input)
}
