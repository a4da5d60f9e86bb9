import type { Encoded } from '#schemas/value'
import type { CompiledItem } from '../../compile/compiled-item.ts'
import { createInputContract } from '../../compile/input-contract.ts'
import type { CodeItem } from '../../verify/code-run.ts'
import type { Runnable } from '../../verify/execute-apart.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import type { KnownPrograms } from '../gates/gate.ts'
import { closestOf, noAgreement, type Agreement, type Results, type Scalars } from './compare-behaviour.ts'
import type { DraftInputs } from './draft-inputs.ts'
import { runProgram, valueOf } from './run-programs.ts'
import { shinglesOf } from './shingles.ts'
import { inputTurns, unturned } from './turns.ts'

/** What a program returns for the inputs of a family, changed in one way. */
interface TurnedResults {
  readonly words: string
  readonly results: Results
}

/** Makes what remembers the programs of a bank, as items of one family are compared with them. */
export function createKnownPrograms(
  own: CodeItem,
  inputsOf: () => Promise<DraftInputs>,
  context: VerifyContext,
): KnownPrograms {
  const behaviours = new Map<string, Promise<readonly TurnedResults[]>>()
  const forms = new Map<string, readonly ReadonlySet<string>[]>()
  const turns = inputTurns(own.task.signature)
  const isUnordered = own.task.compare === 'set' || own.task.compare === 'multiset'

  return {
    comparedWith: async (program) => {
      const [mine] = await resultsOf(own.task, program, [unturned])
      const scalars = scalarsOf(own, (await inputsOf()).shared)
      return async (item) => {
        const all = (await behavioursOf(item)).map(({ words, results }): Agreement => {
          const found = closestOf(mine?.results ?? [], results, scalars, isUnordered)
          return { ...found, words: [words, found.words].filter((one) => one !== '').join(', ') }
        })
        return all.reduce((closest, one) => (one.share > closest.share ? one : closest), noAgreement)
      }
    },
    formsOf: ({ digest, detail }) => {
      const known = forms.get(digest)
      if (known) return known
      const found =
        detail.kind === 'code'
          ? detail.submissions.flatMap((one) => (one.expected === 'accepted' ? [shinglesOf(one)] : []))
          : []
      forms.set(digest, found)
      return found
    },
  }

  /** Of an item's reference and of that of its follow-up; none where it takes other types. */
  async function behavioursOf({
    detail,
    public: shown,
    digest,
  }: CompiledItem): Promise<readonly TurnedResults[]> {
    if (detail.kind !== 'code' || shown.kind !== 'code' || !isAlike(shown.task, own.task)) return []
    const { task } = shown
    const known = behaviours.get(digest)
    if (known) return known
    const found = Promise.all(
      [detail.submissions, detail.followUp?.submissions ?? []].map(async (submissions, at) => {
        const reference = submissions.find(({ expected }) => expected === 'accepted')
        const all = reference ? await resultsOf(task, reference, turns) : []
        return at === 0 ? all : all.map((one) => ({ ...one, words: after(one.words) }))
      }),
    ).then((all) => all.flat())
    behaviours.set(digest, found)
    return found
  }

  async function resultsOf(
    task: CodeItem['task'],
    program: Runnable,
    wanted: typeof turns,
  ): Promise<readonly TurnedResults[]> {
    const { shared } = await inputsOf()
    const isLegal = legalIn(own)
    const asked = wanted.flatMap(({ turn }, row) =>
      shared.flatMap((input, at) => {
        const turned = turn(input)
        return turned && isLegal(turned) ? [{ row, at, turned }] : []
      }),
    )
    const runs = await runProgram(
      { task },
      program,
      asked.map(({ turned }) => turned),
      context,
    )
    const rows = wanted.map(() => shared.map((): Encoded | undefined => undefined))
    for (const [place, { row, at }] of asked.entries()) {
      const results = rows[row]
      if (results) results[at] = valueOf({ task }, runs[place])
    }
    return wanted.map(({ words }, row) => ({ words, results: rows[row] ?? [] }))
  }
}

function after(words: string): string {
  return ['after its follow-up', words].filter((one) => one !== '').join(', ')
}

/** The arguments that are whole numbers. */
function scalarsOf({ task }: CodeItem, inputs: readonly (readonly Encoded[])[]): Scalars {
  const places = task.signature.parameters.flatMap(({ name, type }, at) =>
    type === 'int' ? [{ name, at }] : [],
  )
  return {
    names: places.map(({ name }) => name),
    values: inputs.map((input) => places.map(({ at }) => Number(input[at]))),
  }
}

function legalIn({ task, detail }: CodeItem): (input: readonly Encoded[]) => boolean {
  if (!detail.inputs) return () => true
  const { check } = createInputContract(task.signature, detail.inputs)
  return (input) => check(input).length === 0
}

/** Whether two functions take and give the same types, whatever they are called. */
function isAlike(
  { signature: left, io: one }: CodeItem['task'],
  { signature: right, io: other }: CodeItem['task'],
): boolean {
  const typesOf = ({ parameters, returns }: CodeItem['task']['signature']) =>
    [...parameters, returns].map(({ type }) => type.replaceAll(' ', '')).join()
  return one === other && typesOf(left) === typesOf(right)
}
