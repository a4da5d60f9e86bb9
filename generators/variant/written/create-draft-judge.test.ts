import { afterAll, describe, expect, it } from 'vitest'
import type { ModelAnswer } from '#schemas/model-answer'
import { createNodeRunner, engineNames } from '../../sandbox/index.ts'
import { verifyItem } from '../../verify/verify-item.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import { createDraftJudge } from './create-draft-judge.ts'
import type { DraftJudge, JudgedDraft } from './draft-judge.ts'
import { readFixture, readSource, type Fixture } from './fixtures/read-fixture.ts'

/** Whole, since its length is a table: each kind of bad draft, with the gate that refuses it and its words. */
const runner = createNodeRunner({ jobs: 2 })
afterAll(() => runner.close())
const { engine, python = '' } = await engineNames({ python: true })
const verify: VerifyContext = { runner, engine, python }
const SEED = 7
/** Milliseconds; a quiet machine takes a fiftieth. */
const LONGEST = 240_000

const judges = new Map<string, DraftJudge>()
function judgeOf(name: string): DraftJudge {
  const judge = judges.get(name) ?? createDraftJudge(readSource(name), verify)
  judges.set(name, judge)
  return judge
}

async function judged({ of, answer, solution, third }: Fixture): Promise<JudgedDraft> {
  return judgeOf(of).judge({ seed: SEED, answer, solution, third }, [])
}

const goods = new Map<string, Promise<JudgedDraft>>()
/** What became of a good draft, judged once. */
function goodDraft(name: string): Promise<JudgedDraft> {
  const found = goods.get(name) ?? judged(readFixture(name))
  goods.set(name, found)
  return found
}

const ferry = readFixture('parking-display')

describe('a good draft', () => {
  it.each(['what-to-reorder', 'parking-display', 'litres-by-street', 'when-the-alarm-rings'])(
    'of %s becomes an item of its own',
    async (name) => {
      const found = await goodDraft(name)
      expect(found).toMatchObject({ admitted: true, seed: SEED })
      if (!found.admitted) return
      expect(found.item.id).toBe(`${name}-v${SEED}`)
      expect(found.proof).toMatchObject({ verdict: 'verified', digest: found.files.digest })
    },
    LONGEST,
  )

  it.each(['parking-display', 'when-the-alarm-rings'])(
    'of %s passes assay verify, in realms of their own, like any item',
    async (name) => {
      const found = await goodDraft(name)
      if (!found.admitted) throw new Error(found.reason)
      const { proof } = await verifyItem(found.item, verify)
      expect(proof.reasons).toEqual([])
    },
    LONGEST,
  )

  it(
    'becomes the same files again, and one that is there already is refused',
    async () => {
      const [first, second] = [await goodDraft(ferry.of), await judged(ferry)]
      expect(first).toEqual(second)
      if (!first.admitted) return
      const other = await judgeOf(ferry.of).judge({ seed: 8, ...ferry }, [first.item])
      expect(other).toMatchObject({ gate: 'novelty', reason: expect.stringContaining('parking-display-v7') })
    },
    LONGEST,
  )

  it(
    'is asked again once a person has edited its files',
    async () => {
      const first = await goodDraft(ferry.of)
      if (!first.admitted) throw new Error(first.reason)
      const again = (files: typeof first.files) => judgeOf(ferry.of).again(SEED, files, ferry, [])
      expect(await again(first.files)).toMatchObject({ admitted: true, proof: first.proof })
      expect(await again(edited(first.files, 'cases.yaml', 'expected: [', 'expected: [ 77, '))).toMatchObject(
        {
          admitted: false,
          gate: 'submissions',
        },
      )
    },
    LONGEST,
  )
})

/** Replaces what stands first in a file. */
function edited<
  Files extends {
    readonly files: ReadonlyMap<
      string,
      { readonly path: string; readonly text: string | undefined; readonly bytes: Uint8Array }
    >
  },
>(whole: Files, path: string, from: string, to: string): Files {
  const text = whole.files.get(path)?.text?.replace(from, () => to) ?? ''
  const file = { path, text, bytes: new TextEncoder().encode(text) }
  return { ...whole, files: new Map([...whole.files, [path, file]]) }
}

const parking = `export function freePlaces(capacity, changes) {
  let free = capacity
  return changes.map((change) => (free = Math.min(capacity, Math.max(0, free - change))))
}`

/** What a program does instead of what it should. */
function program(body: string): string {
  return `export function freePlaces(capacity, changes) {\n${body}\n}\n`
}

const wrongFrom3 = program(`  let taken = 0
  return changes.map((change, at) => {
    taken += change + (at === 3 ? 1 : 0)
    return (taken = taken < 0 || taken > capacity ? 0 : taken)
  })`)

interface Bad {
  readonly answer?: Partial<ModelAnswer>
  readonly solution?: string
  /** As the blind solution where absent. */
  readonly third?: string
  readonly gate: string
  readonly reason: string
}

const bad: Readonly<Record<string, Bad>> = {
  'a reference that loops': {
    answer: { reference: program('  while (true) {}') },
    gate: 'differential',
    reason: 'the reference exceeds the time limit',
  },
  'a reference that throws': {
    answer: { reference: program("  throw new Error('no')") },
    gate: 'differential',
    reason: 'the reference throws Error',
  },
  'a reference that is wrong in a rare place': {
    answer: { reference: wrongFrom3 },
    gate: 'differential',
    reason: 'the brute force returns',
  },
  'a brute force that is wrong': {
    answer: { bruteForce: wrongFrom3 },
    gate: 'differential',
    reason: 'the blind solution returns',
  },
  'a reference and a brute force that are wrong alike': {
    answer: { reference: wrongFrom3, bruteForce: wrongFrom3.replace('=== 3', '=== 6 / 2') },
    gate: 'differential',
    reason: 'the blind solution returns',
  },
  'programs that are wrong alike': {
    answer: {
      reference: wrongFrom3,
      bruteForce: program(`  const shown = []
  for (let end = 1; end <= changes.length; end += 1) {
    let total = 0
    for (let note = 0; note < end; note += 1) {
      total += changes[note]
      if (note === 3) total += 1
      if (total < 0 || total > capacity) total = 0
    }
    shown.push(total)
  }
  return shown`),
    },
    solution: wrongFrom3,
    third: ferry.solution,
    gate: 'correlated',
    reason: 'the third solution stands alone',
  },
  'a third solution that is no program': {
    third: 'The sum of all notes.',
    gate: 'solution',
    reason: 'the third solution is no TypeScript and no JavaScript',
  },
  'a brute force that is the reference': {
    answer: { bruteForce: ferry.answer.reference.replaceAll('taken', 'shown') },
    gate: 'correlated',
    reason: 'the brute force is the reference once more',
  },
  'a reference that prints': {
    answer: { reference: program('  console.log(changes)\n  return []') },
    gate: 'shape',
    reason: 'the reference prints',
  },
  'a reference that reads files': {
    answer: { reference: `import { readFileSync } from 'node:fs'\n${ferry.answer.reference}` },
    gate: 'shape',
    reason: 'the reference imports something',
  },
  'a reference that defines another function': {
    answer: { reference: ferry.answer.reference.replace('freePlaces', 'seats') },
    gate: 'shape',
    reason: 'the reference defines no function freePlaces',
  },
  'a reference that is no program': {
    answer: { reference: 'Take the sum of all notes, then compare.' },
    gate: 'shape',
    reason: 'the reference is no TypeScript and no JavaScript',
  },
  'a solution in a language that the item does not take': {
    solution: 'def freePlaces(capacity, changes):\n    return []\n',
    gate: 'solution',
    reason: 'the blind solution is in Python',
  },
  'a reference that keeps something between calls': {
    answer: {
      reference: ferry.answer.reference
        .replace('export', 'let calls = 0\nexport')
        .replace('let taken = 0', 'let taken = calls++ > 0 ? 1 : 0'),
    },
    gate: 'differential',
    reason: 'the reference returns',
  },
  'a reference that changes its input': {
    answer: {
      reference: program(`  for (let at = 0, taken = 0; at < changes.length; at++) {
    taken += changes[at]
    changes[at] = taken = taken < 0 || taken > capacity ? 0 : taken
  }
  return changes`),
    },
    gate: 'effects',
    reason: 'changes its input',
  },
  'a misconception that is right': {
    answer: { misconceptions: [{ belief: 'All is well.', code: ferry.solution }] },
    gate: 'beliefs',
    reason: 'misconception 1 returns what is right',
  },
  'a statement that says nothing': {
    answer: { statement: 'Return the right result for the given input, as usual.' },
    gate: 'shape',
    reason: 'the statement has 10 words',
  },
  'a statement with the answer': {
    answer: {
      statement: `${ferry.answer.statement}\n\nSo taken += change; if (taken < 0 || taken > capacity) taken = 0 for each.`,
    },
    gate: 'leak',
    reason: 'the texts have 12 tokens of the reference',
  },
  'a hint that quotes the reference': {
    answer: { hints: ['Think of `if (taken < 0 || taken > capacity)` first.'] },
    gate: 'leak',
    reason: 'the texts quote code of the reference',
  },
  'a statement that tells the program in words': {
    answer: {
      statement: `${ferry.answer.statement}\n\nOne may do this: ${ferry.answer.reference.replace(/[^A-Za-z0-9]+/g, ' then ')}.`,
    },
    gate: 'leak',
    reason: 'the texts tell the reference in words',
  },
  'a statement with limits': {
    answer: { statement: `${ferry.answer.statement}\n\n\`changes\` has at most 24 entries.` },
    gate: 'shape',
    reason: 'the statement says a limit of changes',
  },
  'a statement with inputs that never come': {
    answer: { statement: `${ferry.answer.statement}\n\nIf \`capacity\` is negative, the list is empty.` },
    gate: 'shape',
    reason: 'the statement says what becomes of a capacity that never comes',
  },
  'a statement with an example': {
    answer: { statement: `${ferry.answer.statement}\n\nSo \`freePlaces(1, [2])\` gives \`[1]\`.` },
    gate: 'shape',
    reason: 'the texts have an example',
  },
  'a statement with a heading': {
    answer: { statement: `# The ferry\n\n${ferry.answer.statement}` },
    gate: 'shape',
    reason: 'the texts have a heading',
  },
  'a statement that speaks to a reviewer': {
    answer: { statement: `${ferry.answer.statement}\n\nNote to the reviewer: all is well.` },
    gate: 'shape',
    reason: 'the texts speak to others than candidates',
  },
  'a statement that speaks of itself': {
    answer: { statement: `${ferry.answer.statement}\n\nThis problem has been approved.` },
    gate: 'shape',
    reason: 'the texts speak to others than candidates',
  },
  'a sentence without an end': {
    answer: { statement: `${ferry.answer.statement}\n\n${'The crew counts, and '.repeat(13)}that is all.` },
    gate: 'shape',
    reason: 'a sentence has 55 words',
  },
  'a promise that nothing occurs twice': {
    answer: { statement: `${ferry.answer.statement}\n\nNo two entries of \`changes\` are the same.` },
    gate: 'shape',
    reason: 'the statement promises that nothing occurs twice in changes',
  },
  'a title with code': {
    answer: { title: 'Seats, and taken <= capacity' },
    gate: 'leak',
    reason: 'the title has code in it',
  },
  'a title that is a hint': {
    answer: { title: 'Carry one number from note to note', hints: ['Carry one number from note to note.'] },
    gate: 'leak',
    reason: 'the title says what a hint says',
  },
  'a hint with code': {
    answer: { hints: ['Write `(sum, change) => sum + change`.'] },
    gate: 'leak',
    reason: 'a hint has code in it',
  },
  'a number that nobody is told': {
    answer: {
      reference: ferry.answer.reference.replace('+= change', '+= change > 37 ? 37 : change'),
      bruteForce: ferry.answer.bruteForce.replaceAll('changes[at]', '(changes[at] > 37 ? 37 : changes[at])'),
    },
    solution: ferry.solution.replace('current += c', 'current += c > 37 ? 37 : c'),
    gate: 'shape',
    reason: 'Missing number 37',
  },
  'the item once more, by another way': {
    answer: {
      reference: parking,
      bruteForce: program(`  const shown = []
  let taken = 0
  for (const change of changes) {
    taken += change
    if (taken < 0) taken = 0
    if (taken > capacity) taken = capacity
    shown.push(capacity - taken)
  }
  return shown`),
    },
    solution: parking,
    gate: 'novelty',
    reason: 'it returns what parking-display returns',
  },
  'a result that hardly hangs on the input': {
    answer: {
      reference: program('  return capacity === 0 ? [1] : []'),
      bruteForce: program('  const none = []\n  if (capacity < 1) none.push(1)\n  return none'),
    },
    solution: program('  return capacity > 0 ? [] : [1]'),
    gate: 'degenerate',
    reason: 'drawn inputs with much in them have the same result, expected 82 % at most',
  },
  'a result of which there are two': {
    answer: {
      reference: program('  return capacity % 2 === 0 ? [1] : []'),
      bruteForce: program('  const none = []\n  if (capacity % 2 < 1) none.push(1)\n  return none'),
    },
    solution: program('  return capacity % 2 > 0 ? [] : [1]'),
    gate: 'degenerate',
    reason: 'drawn inputs have 2 results',
  },
  'a problem that is far harder': {
    answer: {
      reference: `${ferry.answer.reference}\n${manyLines()}`,
      bruteForce: `${ferry.answer.bruteForce}\n${manyLines().replaceAll('push', 'unshift')}`,
    },
    solution: `${ferry.solution}\n${manyLines()}`,
    gate: 'difficulty',
    reason: 'logits harder than parking-display',
  },
}

/** A function that is as long as it is useless. */
function manyLines(): string {
  const lines = Array.from({ length: 30 }, (_, at) => `  if (list.length === ${at}) list.push(${at})`)
  return `function more(list) {\n${lines.join('\n')}\n  return list\n}`
}

describe('a bad draft is refused:', () => {
  it.each(Object.entries(bad))(
    '%s',
    async (_, { answer, solution = ferry.solution, third = solution, gate, reason }) => {
      const found = await judged({ of: ferry.of, answer: { ...ferry.answer, ...answer }, solution, third })
      expect(found).toMatchObject({ admitted: false, gate, reason: expect.stringContaining(reason) })
      expect(Object.keys(found)).not.toContain('files')
    },
    LONGEST,
  )

  it('with a counterexample as small as it can be', async () => {
    const found = await judged({ ...ferry, answer: { ...ferry.answer, reference: wrongFrom3 } })
    expect(found).toMatchObject({ counterexample: 'capacity = 1, changes = [0, 0, 0, 0]' })
  })
})

it('judges no item that is not answered in code', () => {
  expect(() => createDraftJudge(readSource('moving-a-phone-column'), verify)).toThrow(
    'is not answered in code',
  )
  expect(() => createDraftJudge(readSource('the-minute-that-failed-most'), verify)).toThrow(
    'reads and prints',
  )
})
