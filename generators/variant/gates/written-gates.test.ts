import { afterAll, expect, it } from 'vitest'
import { createNodeRunner } from '../../sandbox/index.ts'
import type { Runnable } from '../../verify/execute-apart.ts'
import { readSource } from '../written/fixtures/read-fixture.ts'
import { writtenFixture } from '../written/fixtures/written-package.ts'
import { beliefs } from './beliefs.ts'
import { complexity } from './complexity.ts'
import { correlated } from './correlated.ts'
import { decisions } from './decisions.ts'
import { degenerate } from './degenerate.ts'
import { differential } from './differential.ts'
import { difficulty } from './difficulty.ts'
import { withCode } from './gate.laws.ts'
import { effects } from './effects.ts'
import type { Gate, VariantPackage, WrittenProgram } from './gate.ts'
import { leak } from './leak.ts'
import { properties } from './properties.ts'
import { semantics } from './semantics.ts'
import { builtGates, draftGates } from './written-gates.ts'
import { writtenMutants } from './written-mutants.ts'
import { writtenNovelty } from './written-novelty.ts'

/** Whole, since its length is a table: one package for each fault, with the gate that refuses it and its words. */
const runner = createNodeRunner({ jobs: 2 })
afterAll(() => runner.close())
const { make, verify } = await writtenFixture('parking-display', runner)

function programsWith(place: number, change: (text: string) => string): readonly WrittenProgram[] {
  const { programs } = make().written ?? { programs: [] }
  return programs.map((one, at) => (at === place ? { ...one, text: change(one.text) } : one))
}

function withReference(change: (text: string) => string): VariantPackage {
  return withCode(make(), (code) => {
    const { item } = code
    const submissions = item.detail.submissions.map((one) =>
      one.file.startsWith('accepted/reference') ? { ...one, text: change(one.text) } : one,
    )
    return { ...code, item: { ...item, detail: { ...item.detail, submissions } } }
  })
}

/** The programs, with a line at the beginning of the reference. */
function withFirst(line: string): readonly WrittenProgram[] {
  return programsWith(0, (text) => text.replace('\n', () => `\n  ${line}\n`))
}

/** The blind solution with a line at its beginning. */
function believed(line: string): Runnable {
  const { language, text } = make().written?.programs[2] ?? { language: 'javascript', text: '' }
  return { language, text: text.replace('\n', () => `\n  ${line}\n`) }
}

const dead = `\nfunction more(list) {\n${'  if (list.length === 4) list.push(4)\n'.repeat(40)}  return list\n}\n`

interface Fault {
  readonly gate: Gate
  readonly variant: () => VariantPackage
  readonly reason: string
  readonly counterexample?: string
}

const faults: Readonly<Record<string, Fault>> = {
  'programs that differ at the limit': {
    gate: differential,
    variant: () =>
      make({ programs: programsWith(2, (text) => text.replace('> capacity', '>= capacity + 2')) }),
    reason: 'for capacity = 0, changes = [1], the reference returns [0]',
    counterexample: 'capacity = 0, changes = [1]',
  },
  'a brute force that is never done': {
    gate: differential,
    variant: () =>
      make({
        programs: programsWith(1, (text) =>
          text.replace('const shown', 'while (true) {}\n  const shown'),
        ).slice(0, 2),
      }),
    reason: 'the brute force returns in time on 0 of',
  },
  'one program, written twice': {
    gate: correlated,
    variant: () =>
      make({
        programs: programsWith(
          1,
          () => programsWith(0, (text) => text.replaceAll('taken', 'n'))[0]?.text ?? '',
        ),
      }),
    reason: 'the brute force is the reference once more: it has 100 %',
  },
  'a statement that does not say what a parameter is': {
    gate: correlated,
    variant: () => make({ statement: `Add up all of \`changes\`.` }),
    reason: 'the statement never names capacity',
  },
  'a name that nothing has': {
    gate: correlated,
    variant: () =>
      make({ statement: 'Add up all changes in `list`, but for those above `capacity`, in its order.' }),
    reason: 'the statement speaks of `list`, and nothing is called so: the function takes changes',
  },
  'a brute force that does not end on the empty list': {
    gate: differential,
    variant: () =>
      make({
        programs: programsWith(1, (text) =>
          text.replace('\n', '\n  for (let at = 0; at !== changes.length - 1; at += 1);\n'),
        ),
      }),
    reason: 'for one of the smallest inputs',
    counterexample: 'capacity = 0, changes = []',
  },
  'a brute force that changes its input': {
    gate: effects,
    variant: () =>
      make({
        programs: programsWith(1, (text) =>
          text.replace('return shown', 'changes.length = 0\n  return shown'),
        ),
      }),
    reason: 'the brute force changes its input',
  },
  'an order that is promised, and not kept': {
    gate: correlated,
    variant: () => make({ statement: 'Of `capacity` and `changes`, return the numbers, ascending.' }),
    reason: 'the statement wants the result ascending, and the reference returns',
  },
  'an order that is left open, and compared': {
    gate: correlated,
    variant: () =>
      make({
        statement: 'Of `capacity` and `changes`. The rows may be returned in any order, and no other.',
      }),
    reason: 'the statement leaves the order of the result open',
  },
  'a result that is nearly always the same': {
    gate: degenerate,
    variant: () =>
      make({ programs: programsWith(0, () => 'export function freePlaces() {\n  return []\n}\n') }),
    reason: '100 % of',
    counterexample: '[]',
  },
  'another item of the bank once more': {
    gate: writtenNovelty,
    variant: () => make({ others: [make().item] }),
    reason: 'its reference is that of parking-display-v7 but for names and numbers',
  },
  'a third solution that differs': {
    gate: correlated,
    variant: () =>
      make({ programs: programsWith(3, (text) => text.replace('> capacity', '> capacity + 1')) }),
    reason: 'the third solution stands alone',
  },
  'no third solution': {
    gate: correlated,
    variant: () => make({ programs: make().written?.programs.slice(0, 3) ?? [] }),
    reason: 'there is no third solution',
  },
  'a brute force that has the reference and more': {
    gate: correlated,
    variant: () =>
      make({ programs: programsWith(1, () => `${programsWith(0, (text) => text)[0]?.text ?? ''}${dead}`) }),
    reason: 'the brute force is the reference once more: it has 100 %',
  },
  'a condition that never holds': {
    gate: decisions,
    variant: () => make({ programs: withFirst('if (capacity === 31 && changes[0] === 17) return []') }),
    reason: 'is always false',
    counterexample: 'line 2: capacity === 31 && changes[0] === 17',
  },
  'a list that is changed for one input in many': {
    gate: effects,
    variant: () => make({ programs: withFirst('if (changes.length === 4) changes.sort()') }),
    reason: 'the reference changes its input',
  },
  'a call that is remembered': {
    gate: effects,
    variant: () =>
      make({
        programs: programsWith(
          0,
          (text) =>
            `let calls = 0\n${text.replace('let taken', 'calls += 1\n  if (changes.length === 0) return [calls]\n  let taken')}`,
        ),
      }),
    reason: 'the reference returns something else when it is called again',
  },
  'a belief that hardly shows': {
    gate: beliefs,
    variant: () => make({ beliefs: [believed('if (changes.length === 0) return [0]')] }),
    reason: 'all of them empty',
  },
  'a belief that is right': {
    gate: beliefs,
    variant: () => make({ beliefs: [believed('')] }),
    reason: 'misconception 1 returns what is right for all of',
  },
  'a belief that does not run': {
    gate: beliefs,
    variant: () => make({ beliefs: [believed('prepare(changes)')] }),
    reason: 'misconception 1 returns for 0 of',
  },
  'one belief twice': {
    gate: beliefs,
    variant: () => make({ beliefs: [believed('capacity += 1'), believed('capacity = capacity + 1')] }),
    reason: 'misconceptions 1 and 2 return the same for all inputs',
  },
  'the item turned round': {
    gate: writtenNovelty,
    variant: () =>
      make({
        programs: programsWith(
          0,
          () => `export function freePlaces(capacity, changes) {
  const shown = []
  let free = capacity
  for (let at = changes.length - 1; at >= 0; at -= 1) {
    free = Math.max(0, Math.min(capacity, free - changes[at]))
    shown.unshift(free + 1)
  }
  return shown.reverse()
}
`,
        ),
      }),
    reason: 'it returns what parking-display returns with lists turned round, plus 1 for ',
  },
  'the other part of what the item tells': {
    gate: writtenNovelty,
    variant: () =>
      make({
        programs: programsWith(
          0,
          () => `export function freePlaces(capacity, changes) {
  let inside = 0
  return changes.map((change) => (inside = Math.min(capacity, Math.max(0, inside + change))))
}
`,
        ),
      }),
    reason: 'it returns what parking-display returns with the other sign, plus capacity for ',
  },
  'what the item returns, by another way': {
    gate: writtenNovelty,
    variant: () =>
      make({
        programs: programsWith(
          0,
          () => `export function freePlaces(capacity, changes) {
  const shown = []
  let taken = 0
  for (const change of changes) {
    taken += change
    if (taken < 0) taken = 0
    else if (taken > capacity) taken = capacity
    shown.push(capacity - taken)
  }
  return shown
}
`,
        ),
      }),
    reason: 'it returns what parking-display returns for ',
  },
  'a solution that is five times as long': {
    gate: difficulty,
    variant: () =>
      make({ programs: [0, 1, 2, 3].flatMap((at) => programsWith(at, (text) => text + dead)[at] ?? []) }),
    reason: 'logits harder than parking-display',
  },
  'solutions that decide nothing': {
    gate: difficulty,
    variant: () => {
      const variant = make({
        programs: [0, 1, 2, 3].flatMap(
          (at) =>
            programsWith(at, () => 'export function freePlaces(capacity, changes) {\n  return changes\n}\n')[
              at
            ] ?? [],
        ),
      })
      const { detail } = variant.parent
      if (detail.kind !== 'code') return variant
      const submissions = detail.submissions.map((one) => ({
        ...one,
        text: one.text.replace('{', () => '{\n  if (capacity > 1) changes = [...changes]'),
      }))
      return { ...variant, parent: { ...variant.parent, detail: { ...detail, submissions } } }
    },
    reason: 'every solution of parking-display decides something',
  },
  'claims that do not hold': {
    gate: properties,
    variant: () =>
      withCode(make(), (code) => ({
        ...code,
        drawn: async () => ({ ...(await code.drawn()), reasons: ['accepted/reference.ts returns 3'] }),
      })),
    reason: 'accepted/reference.ts returns 3',
  },
  'cases that tell little': {
    gate: writtenMutants,
    variant: () =>
      withCode(make(), (code) => {
        const { item } = code
        const cases = item.detail.cases.slice(0, 0)
        return { ...code, item: { ...item, detail: { ...item.detail, cases } } }
      }),
    reason: 'no case tells',
  },
  'a problem that the solution of the item solves': {
    gate: semantics,
    variant: () =>
      withCode(make(), (code) => ({
        ...code,
        before: { language: 'javascript', text: programsWith(0, (text) => text)[0]?.text ?? '' },
      })),
    reason: 'it is another problem, but the solution of parking-display passes every case',
  },
  'work that grows like a square': {
    gate: complexity,
    variant: () =>
      withReference((text) =>
        text.replace(
          'let taken = 0',
          'let [taken, work] = [0, 0]\n  for (const one of changes) for (const two of changes) for (const three of changes.slice(0, 40)) work += one * two * three',
        ),
      ),
    reason: 'sixteen times as large the reference takes',
  },
  'a statement that is the solution': {
    gate: leak,
    variant: () => {
      const variant = make()
      const { item } = variant
      const stem = `<p>${variant.written?.programs[2]?.text.replaceAll('<', '&lt;')}</p>`
      return { ...variant, item: { ...item, public: { ...item.public, stem } } }
    },
    reason: 'the statement has 12 tokens of',
  },
}

it('asks a good variant everything, and refuses it nowhere', async () => {
  for (const { name, ask } of [...draftGates, ...builtGates])
    expect({ name, ...(await ask(make(), verify)) }).toMatchObject({ name, verdict: 'passed' })
}, 240_000)

it.each(Object.entries(faults))(
  'refuses %s, and again',
  async (_, { gate, variant, reason, counterexample }) => {
    const [finding, again] = [await gate.ask(variant(), verify), await gate.ask(variant(), verify)]
    expect(finding).toEqual(again)
    expect(finding).toMatchObject({ verdict: 'refused', reason: expect.stringContaining(reason) })
    if (counterexample !== undefined) expect(finding).toHaveProperty('counterexample', counterexample)
  },
  240_000,
)

it('asks nothing of the kind of what was drawn', async () => {
  const { written: _, ...drawn } = make()
  for (const gate of [
    correlated,
    effects,
    decisions,
    beliefs,
    difficulty,
    complexity,
    properties,
    writtenMutants,
    writtenNovelty,
  ])
    expect(await gate.ask(drawn, verify)).toEqual({ verdict: 'not-asked' })
})

it('finds no two items of the bank that are the same', async () => {
  const { written } = make()
  const [program = { language: 'javascript', text: '' }] = written?.programs ?? []
  const agreementWith = await written?.known.comparedWith(program)
  for (const name of ['average-load', 'what-to-reorder', 'ten-sheets-a-turn'])
    expect(await agreementWith?.(readSource(name).item)).toHaveProperty('asked', 0)
})
