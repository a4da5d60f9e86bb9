import type { KeyOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import type { KeyMutant, KeyMutator } from './key-mutant.ts'

type Required = KeyOf<'order'>['required']
type Mutant = KeyMutant<'order'>

/**
 * Each "after" is forgotten; of each two blocks that may stand in either order one is to come first; each distractor costs
 * nothing; indentation costs nothing.
 */
export const orderMutants: KeyMutator<'order'> = ({ gradable: { task, key }, right, nameOf }) => {
  const before = ancestorsIn(key.required)
  const [first] = right
  const moves = right.flatMap(({ blocks }) => blocks.flatMap((_, from) => movesOf(blocks, from)))
  const forgotten = key.required.flatMap((block) =>
    block.after.map((name): Mutant => ({
      name: `${nameOf(block.id)} need not come after ${nameOf(name)}`,
      key: withAfter(
        key,
        block.id,
        block.after.filter((one) => one !== name),
      ),
      probes: moves,
    })),
  )
  const free = key.required.flatMap((block) =>
    key.required.flatMap((other): readonly Mutant[] =>
      block === other || before.get(block.id)?.has(other.id) || before.get(other.id)?.has(block.id)
        ? []
        : [
            {
              name: `${nameOf(block.id)} must come after ${nameOf(other.id)}`,
              key: withAfter(key, block.id, [...block.after, other.id]),
              probes: [inOrder(key.required, before, block.id)],
            },
          ],
    ),
  )
  const foreign = key.distractors.map(({ id }): Mutant => ({
    name: `${nameOf(id)} costs nothing`,
    forgives: (response) => ({ ...response, blocks: response.blocks.filter((block) => block.id !== id) }),
    probes: first ? [{ ...first, blocks: [...first.blocks, { id, indent: 0 }] }] : [],
  }))
  const indents = new Map(key.required.map(({ id, indent }) => [id, indent]))
  const indentation: Mutant = {
    name: 'indentation costs nothing',
    forgives: (response) => ({
      ...response,
      blocks: response.blocks.map(({ id, indent }) => ({ id, indent: indents.get(id) ?? indent })),
    }),
    probes: right.map((response) => ({
      ...response,
      blocks: response.blocks.map(({ id }) => ({ id, indent: 0 })),
    })),
  }
  return [...forgotten, ...free, ...foreign, ...(task.indentation ? [indentation] : [])]
}

function withAfter(key: KeyOf<'order'>, id: string, after: string[]): KeyOf<'order'> {
  return { ...key, required: key.required.map((block) => (block.id === id ? { ...block, after } : block)) }
}

/** By block: all that must come before it. The key has no cycle. */
function ancestorsIn(required: Required): ReadonlyMap<string, ReadonlySet<string>> {
  const all = new Map<string, Set<string>>()
  const afterOf = new Map(required.map(({ id, after }) => [id, after]))
  const visit = (id: string): ReadonlySet<string> => {
    const known = all.get(id)
    if (known) return known
    const found = new Set<string>()
    all.set(id, found)
    for (const name of afterOf.get(id) ?? []) for (const one of [name, ...visit(name)]) found.add(one)
    return found
  }
  for (const { id } of required) visit(id)
  return all
}

/** A valid order in which a block stands as early as it can. */
function inOrder(
  required: Required,
  before: ReadonlyMap<string, ReadonlySet<string>>,
  early: string,
): ResponseOf<'order'> {
  const wanted = before.get(early) ?? new Set()
  const rank = (id: string): number => (wanted.has(id) ? 0 : id === early ? 1 : 2)
  const sorted = [...required].sort(
    (left, right) =>
      rank(left.id) - rank(right.id) || (before.get(left.id)?.size ?? 0) - (before.get(right.id)?.size ?? 0),
  )
  return { kind: 'order', blocks: sorted.map(({ id, indent }) => ({ id, indent })) }
}

/** The same blocks with one at another place, the nearest places first. */
function movesOf(blocks: ResponseOf<'order'>['blocks'], from: number): readonly ResponseOf<'order'>[] {
  const block = blocks[from]
  if (block === undefined) return []
  const rest = blocks.toSpliced(from, 1)
  return rest
    .map((_, at) => at)
    .filter((at) => at !== from)
    .sort((left, right) => Math.abs(left - from) - Math.abs(right - from))
    .map((at) => ({ kind: 'order', blocks: rest.toSpliced(at, 0, block) }))
}
