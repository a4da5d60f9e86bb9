import type { CodeItem } from '../../verify/code-run.ts'
import type { Runnable } from '../../verify/execute-apart.ts'
import { mutantsOf } from '../../verify/mutate/mutants-of.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import type { WrittenProgram } from '../gates/gate.ts'
import type { KnownInput } from './choose-cases.ts'
import type { DraftParts, WrongProgram } from './draft-parts.ts'
import { isRight, runProgram, usualFuel, valueOf } from './run-programs.ts'

/** Faults that are enough, and the most whose cases are looked for; an interpreter takes longer to begin. */
const ENOUGH_FAULTS = 12
const MOST_FAULTS = { script: 40, python: 24 }
/** Inputs on which every fault is tried; those that few of them tell are tried on all. */
const FIRST_INPUTS = 200
const KILLERS = 3

/** Faults that are planted in the reference, and in the other programs where it has few. */
export function faultsIn(programs: readonly WrittenProgram[]): readonly WrongProgram[] {
  const faults: WrongProgram[] = []
  for (const { language, text: right } of programs) {
    if (faults.length >= ENOUGH_FAULTS) break
    const most = MOST_FAULTS[language === 'python' ? 'python' : 'script']
    for (const { text, name } of spread(mutantsOf(right, language), most - faults.length))
      faults.push({ language, text, belief: beliefOf(name) })
  }
  return faults
}

/** A fault as the mistake of who has it. */
function beliefOf(name: string): string {
  const [, change = name, line = ''] = /^(.*) @(\d+):\d+$/.exec(name) ?? []
  return `Has “${change}” in line ${line}.`
}

/** The inputs with what is right, and which programs they tell. */
export async function knownInputs(
  { sketch, written }: DraftParts,
  programs: readonly Runnable[],
  usual: UsualFuel,
  context: VerifyContext,
): Promise<readonly KnownInput[]> {
  const [reference = []] = await written.runs()
  const right = written.inputs.flatMap((input, at) => {
    const expected = valueOf(sketch, reference[at])
    return expected === undefined ? [] : [{ input, expected }]
  })
  const sorted = right.toSorted(
    (left, other) => JSON.stringify(left.input).length - JSON.stringify(other.input).length,
  )
  const some = spread(sorted, FIRST_INPUTS)
  const first = await toldBy(sketch, programs, some, usual, context)
  const seldom = programs.flatMap((program, index) =>
    first.filter(({ tells }) => tells.has(index)).length < KILLERS ? [program] : [],
  )
  const rest = sorted.filter((one) => !some.includes(one))
  const telling = (await toldBy(sketch, seldom, rest, usual, context)).filter(({ tells }) => tells.size > 0)
  const chosen = new Set(
    seldom.flatMap((_, index) => telling.filter(({ tells }) => tells.has(index)).slice(0, KILLERS)),
  )
  return [...first, ...(await toldBy(sketch, programs, [...chosen], usual, context))].toSorted(
    (left, other) => JSON.stringify(left.input).length - JSON.stringify(other.input).length,
  )
}

/** Fuel that right programs of a language take for an input, at most. */
export type UsualFuel = ReadonlyMap<string, number>

/** What the written programs take, by language; those that take too long do not count. */
export async function usualFuels(
  { sketch, written: { programs, inputs } }: DraftParts,
  context: VerifyContext,
): Promise<UsualFuel> {
  const fuels = await Promise.all(programs.map((program) => usualFuel(sketch, program, inputs, context)))
  const usual = new Map<string, number>()
  for (const [at, { language }] of programs.entries()) {
    const fuel = fuels[at]
    if (fuel !== undefined) usual.set(language, Math.max(fuel, usual.get(language) ?? 0))
  }
  return usual
}

/** Runs every program on every input. */
export async function toldBy(
  item: CodeItem,
  programs: readonly Runnable[],
  right: readonly Pick<KnownInput, 'input' | 'expected'>[],
  usual: UsualFuel,
  context: VerifyContext,
): Promise<readonly KnownInput[]> {
  const inputs = right.map(({ input }) => input)
  const runs = await Promise.all(
    programs.map((program) =>
      runProgram(item, program, inputs, context, { usual: usual.get(program.language) ?? Infinity }),
    ),
  )
  return right.map(({ input, expected }, at) => ({
    input,
    expected,
    tells: new Set(
      programs.flatMap((_, index) => (isRight(item, runs[index]?.[at], expected) === false ? [index] : [])),
    ),
  }))
}

function spread<T>(list: readonly T[], count: number): readonly T[] {
  if (list.length <= count) return list
  return list.filter(
    (_, at) => Math.floor((at * count) / list.length) !== Math.floor(((at - 1) * count) / list.length),
  )
}
