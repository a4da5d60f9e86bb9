import { judge } from '#runner'
import { parseType, showValue } from '#schemas/value'
import type { CodeItem } from '../code-run.ts'
import type { Runnable } from '../execute-apart.ts'
import type { Draw, Drawn } from '../properties/draws.ts'
import { inputWords } from '../properties/input-words.ts'
import { runInputs } from '../properties/run-inputs.ts'
import type { VerifyContext } from '../verification.ts'

/** What drawn inputs show of a fault that no case tells. */
export interface Searched {
  /** Inputs that tell it. */
  readonly killers: readonly Draw[]
  /** What the smallest of them shows, in words; undefined where there is none. */
  readonly told: string | undefined
  /** Inputs that were tried. */
  readonly tried: number
}

/** Looks among drawn inputs, and then among more of them, for those on which a program does not do what the reference does. */
export async function searchDraws(
  item: CodeItem,
  planted: Runnable,
  drawn: Pick<Drawn, 'draws' | 'drawMore'>,
  context: VerifyContext,
): Promise<Searched> {
  const first = await failingDraws(item, planted, drawn.draws, context)
  const more = first.length > 0 ? [] : await drawn.drawMore()
  const killers = first.length > 0 ? first : await failingDraws(item, planted, more, context)
  const [killer] = killers.toSorted((left, right) => sizeOf(left.draw) - sizeOf(right.draw))
  const told =
    killer &&
    `for ${inputWords(item.task.signature, killer.draw.input)} it ${killer.outcome} instead of ${showValue(killer.draw.expected)}`
  return { killers: killers.map(({ draw }) => draw), told, tried: drawn.draws.length + more.length }
}

/** The draws for which a program does not return what the reference does, with what it does instead. */
export async function failingDraws(
  item: CodeItem,
  planted: Runnable,
  draws: readonly Draw[],
  context: VerifyContext,
): Promise<readonly { readonly draw: Draw; readonly outcome: string }[]> {
  const type = parseType(item.task.signature.returns.type)
  const runs = await runInputs(
    item,
    planted,
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

/** Characters of JSON that an input has. */
export function sizeOf({ input }: Draw): number {
  return JSON.stringify(input).length
}
