import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { checkBank } from '../../../generators/compile/check-bank.ts'
import type { CompiledItem } from '../../../generators/compile/compiled-item.ts'
import { readFolder, scanFolder } from '../../../generators/compile/folder.ts'
import { createNodeRunner, engineNames } from '../../../generators/sandbox/index.ts'
import { createDraftJudge } from '../../../generators/variant/written/create-draft-judge.ts'
import type { DraftJudge, JudgedDraft } from '../../../generators/variant/written/draft-judge.ts'
import { freshGood } from './fresh.ts'
import { readGood, type Package } from './packages.ts'

/** Judges packages as `assay generate` would, with the gates and the bank `core`. */
export interface PackageJudge {
  /**
   * @param seed from which all that is drawn follows; the good package that one repeats is judged with the same
   * @throws RangeError where the item is not of the bank
   */
  readonly judge: (one: Package, seed: number) => Promise<JudgedDraft>
  /** Cases that the sandbox has run. */
  readonly runs: () => number
  readonly close: () => void
}

const bankDir = fileURLToPath(new URL('../../../content/banks/core', import.meta.url))

/** Makes a judge; what packages of one parent share is computed once. */
export async function createPackageJudge(): Promise<PackageJudge> {
  const { bank } = await checkBank(bankDir)
  if (!bank) throw new Error('the bank cannot be read')
  const context = { canary: bank.canary, skills: undefined }
  const items = (await checkBank(bankDir, { build: true }))
    .load()
    .filter(({ detail }) => detail.kind === 'code')
  const inner = createNodeRunner({ jobs: availableParallelism() })
  let runs = 0
  const runner: typeof inner = {
    ...inner,
    run: (program, cases, ...rest) => {
      runs += cases.length
      return inner.run(program, cases, ...rest)
    },
  }
  const { engine, python } = await engineNames({ python: true })
  const verify = { runner, engine, ...(python !== undefined && { python }) }
  const judges = new Map<string, DraftJudge>()
  const goods = new Map<string, Promise<JudgedDraft>>()

  function judgeOf(parent: string): DraftJudge {
    const known = judges.get(parent)
    if (known) return known
    const item = items.find(({ id }) => id === parent)
    if (!item) throw new RangeError(`Unexpected parent ${parent}`)
    const folder = `items/${parent}`
    const files = readFolder(scanFolder(`${bankDir}/${folder}`, folder), folder)
    const others = items.filter(({ id, frontmatter }) => id !== parent && frontmatter.family !== parent)
    const judge = createDraftJudge({ item, files, context, others }, verify)
    judges.set(parent, judge)
    return judge
  }

  async function siblingsOf({ parent, of }: Package, seed: number): Promise<readonly CompiledItem[]> {
    if (of === undefined || of === 'parent') return []
    const sibling = [...readGood(), ...freshGood()].find((one) => one.parent === parent && one.name === of)
    if (!sibling) throw new RangeError(`Unexpected sibling ${of} of ${parent}`)
    const key = `${seed} ${parent}/${sibling.name}`
    const found = goods.get(key) ?? judgeWith(sibling, seed, [])
    goods.set(key, found)
    const judged = await found
    // What is refused itself is no sibling, and is counted among the good ones that are.
    return judged.admitted ? [judged.item] : []
  }

  const judgeWith = (
    { parent, answer, solution, third }: Package,
    seed: number,
    siblings: readonly CompiledItem[],
  ) => judgeOf(parent).judge({ seed, answer, solution, third }, siblings)

  return {
    judge: async (one, seed) => {
      // A variant of the same seed would be the same variant.
      const siblings = await siblingsOf(one, seed + 1000)
      return judgeWith(one, seed, siblings)
    },
    runs: () => runs,
    close: () => inner.close(),
  }
}

/** Calls with each of a list, two at a time, and gives what came of it in the order of the list. */
export async function twoAtATime<T, R>(
  list: readonly T[],
  call: (one: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = []
  let next = 0
  const work = async (): Promise<void> => {
    for (let at = next++; at < list.length; at = next++) {
      const one = list[at] as T
      results[at] = await call(one)
    }
  }
  await Promise.all([work(), work()])
  return results
}
