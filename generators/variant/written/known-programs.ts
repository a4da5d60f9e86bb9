import type { Encoded } from '#schemas/value'
import type { CodeItem } from '../../verify/code-run.ts'
import type { Runnable } from '../../verify/execute-apart.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import { createInputContract } from '../../compile/input-contract.ts'
import type { Behaviour, KnownPrograms } from '../gates/gate.ts'
import type { DraftInputs } from './draft-inputs.ts'
import { runProgram, valueOf } from './run-programs.ts'
import { shinglesOf } from './shingles.ts'
import { inputTurns, turnedInput } from './turns.ts'

/** Makes what remembers the programs of a bank, as items of one family are compared with them. */
export function createKnownPrograms(
  own: CodeItem,
  inputsOf: () => Promise<DraftInputs>,
  context: VerifyContext,
): KnownPrograms {
  const behaviours = new Map<string, Promise<Behaviour>>()
  const forms = new Map<string, readonly ReadonlySet<string>[]>()

  return {
    behaviourOf: async (item) => {
      const { detail, public: shown } = item
      if (detail.kind !== 'code' || shown.kind !== 'code' || !isAlike(shown.task, own.task)) return undefined
      const reference = detail.submissions.find(({ expected }) => expected === 'accepted')
      if (!reference) return undefined
      const found = behaviours.get(item.digest) ?? behaviourIn(shown.task, reference)
      behaviours.set(item.digest, found)
      return found
    },
    behaviourOfProgram: (program) => behaviourIn(own.task, program),
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

  async function behaviourIn(task: CodeItem['task'], program: Runnable): Promise<Behaviour> {
    const { shared } = await inputsOf()
    const isLegal = legalIn(own)
    const asked = inputTurns.flatMap((turn, row) =>
      shared.flatMap((input, at) => {
        const turned = turnedInput(input, turn)
        return turned && isLegal(turned) ? [{ row, at, turned }] : []
      }),
    )
    const runs = await runProgram(
      { task },
      program,
      asked.map(({ turned }) => turned),
      context,
    )
    const rows = inputTurns.map(() => shared.map((): Encoded | undefined => undefined))
    for (const [place, { row, at }] of asked.entries()) {
      const results = rows[row]
      if (results) results[at] = valueOf({ task }, runs[place])
    }
    return rows
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
