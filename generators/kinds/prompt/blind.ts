import { markedSpans, rankPairs, sentencesOf, type Span } from '#adaptive'
import type { KeyOf, TaskOf } from '#schemas/public-item'

type Needs = KeyOf<'prompt'>['needs']

interface Graded {
  readonly task: Pick<TaskOf<'prompt'>, 'outputs'>
  readonly key: Pick<KeyOf<'prompt'>, 'needs' | 'ranking' | 'spans' | 'decoys'>
}

/**
 * The most that somebody can expect who reads nothing: for every shape of ranking (how many are ranked, how many of them
 * tied) filled at random, and every number of sentences marked whole at random, the expected category; the best of all
 * these. Who does not read writes no prompt, so that categories with checks of the prompt are out of reach.
 *
 * @returns expected category, exact but for rounding
 */
export function blindExpectation({ task, key }: Graded): number {
  const rankings = key.needs.some(({ ranking }) => ranking > 0) ? rankingChances(key) : [() => 0]
  const markings = key.needs.some(({ spans }) => spans > 0) ? markingChances(task, key) : [() => 0]
  let best = 0
  for (const ranking of rankings)
    for (const marking of markings) best = Math.max(best, expectation(key.needs, ranking, marking))
  return best
}

/** Chance of at least so many, as a net count of 1 or more. */
type Chance = (atLeast: number) => number

function expectation(needs: Needs, ranking: Chance, marking: Chance): number {
  let sum = 0
  for (const need of needs) {
    if (need.fix > 0) break
    sum += (need.ranking === 0 ? 1 : ranking(need.ranking)) * (need.spans === 0 ? 1 : marking(need.spans))
  }
  return sum
}

/** By shape, such as two tied before one, the net pairs of every way to fill it. */
function rankingChances({ ranking }: Graded['key']): readonly Chance[] {
  const nets = new Map<string, number[]>()
  const fill = (left: readonly string[], groups: readonly (readonly string[])[]): void => {
    const { right, wrong } = rankPairs(ranking, groups)
    const shape = groups.map((group) => group.length).join(' ')
    const found = nets.get(shape)
    if (found) found.push(right - wrong)
    else nets.set(shape, [right - wrong])
    for (const group of subsetsOf(left)) {
      if (group.length === 0) continue
      fill(
        left.filter((id) => !group.includes(id)),
        [...groups, group],
      )
    }
  }
  fill(ranking.flat(), [])
  return [...nets.values()].map((all) => (atLeast) => all.filter((net) => net >= atLeast).length / all.length)
}

function subsetsOf(ids: readonly string[]): readonly (readonly string[])[] {
  return ids.reduce<readonly (readonly string[])[]>(
    (subsets, id) => [...subsets, ...subsets.map((subset) => [...subset, id])],
    [[]],
  )
}

/** By the number of sentences that are marked whole, each choice of them equally likely. */
function markingChances({ outputs }: Graded['task'], key: Graded['key']): readonly Chance[] {
  const sentences = outputs.flatMap(({ id, text }) => sentencesOf(id, text))
  const gains = sentences.map((sentence) => gainOf(sentence, outputs, key))
  // ways[k]: net count → number of choices of k sentences that come to it
  const ways: Map<number, number>[] = Array.from(
    { length: gains.length + 1 },
    () => new Map<number, number>(),
  )
  ways[0]?.set(0, 1)
  gains.forEach((gain, seen) => {
    for (let k = seen; k >= 0; k -= 1)
      for (const [net, count] of ways[k] ?? []) {
        const next = ways[k + 1]
        next?.set(net + gain, (next.get(net + gain) ?? 0) + count)
      }
  })
  return ways.map((nets) => {
    const all = [...nets.values()].reduce((sum, count) => sum + count, 0)
    return (atLeast) => [...nets].reduce((sum, [net, count]) => (net >= atLeast ? sum + count : sum), 0) / all
  })
}

/** Spans found less false alarms when this sentence alone is marked; sentences do not touch each other's. */
function gainOf(sentence: Span, outputs: Graded['task']['outputs'], key: Graded['key']): number {
  const { found, clean, decoys } = markedSpans({ ...key, outputs }, [sentence])
  return found.filter(Boolean).length - clean.length - decoys.length
}
