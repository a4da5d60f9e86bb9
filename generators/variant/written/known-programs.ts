import { canonicalJson } from '#log'
import type { CodeItem } from '../../verify/code-run.ts'
import type { Runnable } from '../../verify/execute-apart.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import type { KnownPrograms } from '../gates/gate.ts'
import type { DraftInputs } from './draft-inputs.ts'
import { runProgram, valueOf } from './run-programs.ts'
import { shinglesOf } from './shingles.ts'

/** Makes what remembers the programs of a bank, as items of one family are compared with them. */
export function createKnownPrograms(
  own: CodeItem,
  inputsOf: () => Promise<DraftInputs>,
  context: VerifyContext,
): KnownPrograms {
  const behaviours = new Map<string, Promise<readonly string[]>>()
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

  async function behaviourIn(task: CodeItem['task'], program: Runnable): Promise<readonly string[]> {
    const { shared } = await inputsOf()
    const runs = await runProgram({ task }, program, shared, context)
    return runs.map((run) => canonicalJson(asCompared(valueOf({ task }, run), task)))
  }
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

/** A result as others are compared with it: in any order where that does not count. */
function asCompared(value: ReturnType<typeof valueOf>, { compare }: CodeItem['task']): unknown {
  if (value === undefined) return { $: 'nothing' }
  const isUnordered = compare === 'set' || compare === 'multiset'
  return isUnordered && Array.isArray(value) ? value.map((one) => canonicalJson(one)).sort() : value
}
