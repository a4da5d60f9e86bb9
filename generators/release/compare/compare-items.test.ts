import { describe, expect, it } from 'vitest'
import { sampleItem } from '../../../test/release/sample.ts'
import type { CompiledItem } from '../../compile/compiled-item.ts'
import { bumpOfReasons } from './bump-reason.ts'
import { compareItems } from './compare-items.ts'
import { halvesOfItem, type ItemHalves } from './released-item.ts'

type Halves = Required<ItemHalves>

/** Edits the public half of an item, whatever its kind says of it. */
function withPublic(item: CompiledItem, change: object): Halves {
  const half = { ...item.public, ...change } as CompiledItem['public']
  return halvesOfItem({ ...item, public: half })
}

/** A code item with one visible case, a hidden one of each tier, and a wrong submission. */
function codeItem({ cases = base, change = {}, sealed = {}, key = {} }: CodeOptions = {}): Halves {
  const item = sampleItem()
  const testCases = cases.map(({ visible: _, ...one }) => one)
  const task = {
    signature: {
      name: 'total',
      parameters: [{ name: 'values', type: 'int[]', doc: 'The values.' }],
      returns: { type: 'int', doc: 'Their sum.' },
    },
    languages: ['typescript'],
    starter: { typescript: 'export function total() {}' },
    examples: cases.flatMap((one, index) => (one.visible ? [testCases[index]] : [])),
    limits: { fuel: 1, memoryMiB: 1, outputBytes: 1 },
    compare: 'exact',
    ...change,
  }
  const whole = {
    groups: [
      { name: 'main', title: 'Main', tier: 'basic' },
      { name: 'empty', title: 'Empty', tier: 'edge' },
    ],
    cases: testCases,
    ...key,
  }
  const grading = { key: whole, hints: [], explanation: '<p>Add.</p>', solutions: [] }
  return {
    public: { ...item.public, kind: 'code', languages: ['typescript'], max: 3, task, grading },
    sealed: {
      ...item.sealed,
      kind: 'code',
      key: whole,
      submissions: [
        { file: 'accepted/sum.ts', text: 'sum' },
        { file: 'wrong_answer/first.ts', text: 'first', category: 1 },
      ],
      ...sealed,
    },
  } as unknown as Halves
}

interface CodeOptions {
  readonly cases?: readonly Case[]
  readonly change?: object
  readonly sealed?: object
  readonly key?: object
}
interface Case {
  readonly id: string
  readonly name: string
  readonly group: string
  readonly visible: boolean
  readonly input: readonly unknown[]
  readonly expected: unknown
}
const uuid = (n: number) => `0b6c1b0e-6c1f-4f0e-9a35-2a4f4b1f0a0${n}`
const base: readonly Case[] = [
  { id: uuid(1), name: 'two', group: 'main', visible: true, input: [[1, 2]], expected: 3 },
  { id: uuid(2), name: 'three', group: 'main', visible: false, input: [[1, 2, 3]], expected: 6 },
  { id: uuid(3), name: 'none', group: 'empty', visible: false, input: [[]], expected: 0 },
]
const added: Case = {
  id: uuid(4),
  name: 'four',
  group: 'main',
  visible: false,
  input: [[4]],
  expected: 4,
}

const told = (before: ItemHalves, after: Halves) => {
  const { reasons, refusals } = compareItems(before, after)
  return { bump: bumpOfReasons(reasons), words: reasons.map(({ words }) => words), refusals }
}

describe('what an edit asks for', () => {
  const item = sampleItem()
  const before = halvesOfItem(item)

  it('is nothing where only the version and the parameters differ', () => {
    const after = withPublic(item, { version: '3.0.0', parameters: { model: '2pl', a: 2, b: 1, c: 0, d: 1 } })
    expect(told(before, after)).toEqual({ bump: 'none', words: [], refusals: [] })
  })

  it.each([
    ['patch', { title: 'Parcels' }, 'the title changed from Parcels a day to Parcels'],
    ['patch', { minutes: 4 }, 'the minutes changed from 3 to 4'],
    ['patch', { authors: ['B. Author'] }, 'the authors changed from A. Author to B. Author'],
    ['patch', { license: 'CC0-1.0' }, 'the license changed from CC-BY-4.0 to CC0-1.0'],
    ['patch', { stem: '<p>How many parcels fits?</p>' }, 'the stem was corrected in its spelling'],
    ['patch', { scoring: ['The right numbers.'] }, 'what a category means was corrected in its spelling'],
    ['minor', { stem: '<p>How many parcels fit in?</p>' }, 'the stem changed'],
    ['minor', { level: 4 }, 'the level changed from 2 to 4'],
    [
      'minor',
      { skills: ['reading.tracing'] },
      'the skills changed from systems.capacity-estimates to reading.tracing',
    ],
    ['minor', { family: 'parcels' }, 'the family was added'],
    ['major', { variant: { of: 'parcel', seed: 7 } }, 'the draw was added'],
    ['minor', { locale: 'de' }, 'the language of its text changed from en to de'],
    ['major', { ai: 'allowed' }, 'the AI policy changed from forbidden to allowed'],
    ['major', { max: 2 }, 'the number of categories changed from 1 to 2'],
    [
      'major',
      { scoring: ['Some number.'] },
      'what a category means changed from The right number. to Some number.',
    ],
    ['major', { task: { form: 'number', unit: 'kg' } }, 'the task (unit) was added'],
  ])('%s: %j', (bump, change, words) => {
    expect(told(before, withPublic(item, change))).toEqual({ bump, words: [words], refusals: [] })
  })

  it('is major for a key, and patch for what is read after the answer', () => {
    const sealed = { ...item.sealed, key: { form: 'number', key: [{ category: 1, value: 43 }] } }
    expect(told(before, { ...before, sealed } as Halves)).toMatchObject({
      bump: 'major',
      words: ['the key (key.0) changed from 42 to 43'],
    })
    const explained = { ...before, sealed: { ...before.sealed, explanation: '<p>Another way.</p>' } }
    expect(told(before, explained)).toMatchObject({ bump: 'patch', words: ['the explanation changed'] })
  })

  it('is minor for a hint', () => {
    const hints = [{ cost: 'none' as const, html: '<p>Think.</p>' }]
    const after = { ...before, sealed: { ...before.sealed, hints } }
    expect(told(before, after)).toMatchObject({ bump: 'minor', words: ['the hints were added to'] })
  })

  it('cannot be another use or kind', () => {
    const after = withPublic(item, { use: 'graded', kind: 'trace' })
    expect(compareItems(before, after)).toMatchObject({
      reasons: [],
      refusals: [
        expect.stringMatching(/^was released with the use practice and cannot have the use graded: give/),
        expect.stringMatching(/^was released with the kind short and cannot have the kind trace: give/),
      ],
    })
  })
})

describe('a sealed half that is not here', () => {
  const item = sampleItem({ use: 'graded' })
  const { public: half, sealed } = halvesOfItem(item)
  const after = { public: { ...half, title: 'Parcels' }, sealed }

  it('is the present one where its hash says so', () => {
    expect(bumpOfReasons(compareItems({ public: half }, after, { isSealedSame: true }).reasons)).toBe('patch')
  })

  it('makes the change of a graded item major, since its key may have changed', () => {
    expect(told({ public: half }, after)).toMatchObject({
      bump: 'major',
      words: [expect.stringMatching(/^its key may have changed: the sealed half/), expect.any(String)],
    })
  })

  it('is not needed for the key of a practice item', () => {
    const practice = halvesOfItem(sampleItem())
    const changed = { ...practice, public: { ...practice.public, title: 'Parcels' } }
    expect(told({ public: practice.public }, changed)).toMatchObject({ bump: 'patch' })
  })
})

describe('cases', () => {
  it('that are added leave it open until stored answers are run, unless all is major anyway', () => {
    const after = codeItem({ cases: [...base, added] })
    expect(compareItems(codeItem(), after)).toMatchObject({
      isOpen: true,
      reasons: [{ bump: 'minor', words: 'the case four was added' }],
    })
    const major = codeItem({ cases: [...base, added], change: { compare: 'set' } })
    expect(compareItems(codeItem(), major)).toMatchObject({ isOpen: false, reasons: [{ bump: 'major' }, {}] })
  })

  it('may come with a group of their own, whose tier then stays', () => {
    const groups = [
      { name: 'main', title: 'Main', tier: 'basic' },
      { name: 'empty', title: 'Empty', tier: 'edge' },
      { name: 'large', title: 'Large', tier: 'edge' },
    ]
    const grown = codeItem({ cases: [...base, { ...added, group: 'large' }], key: { groups } })
    expect(compareItems(codeItem(), grown)).toMatchObject({ isOpen: true, reasons: [{ bump: 'minor' }] })
    const [, , large] = groups
    const turned = codeItem({ key: { groups: [...groups.slice(0, 2), { ...large, tier: 'basic' }] } })
    expect(told(codeItem({ key: { groups } }), turned)).toMatchObject({
      bump: 'major',
      words: ['the groups of cases changed from edge to basic'],
    })
  })

  it('that are taken away are major', () => {
    expect(told(codeItem(), codeItem({ cases: base.slice(0, 2) }))).toEqual({
      bump: 'major',
      words: ['the case none was removed'],
      refusals: [],
    })
  })

  it.each([
    ['input', { input: [[2, 2]] }],
    ['expected', { expected: 7 }],
    ['group', { group: 'empty' }],
    ['visible', { visible: true }],
  ])('may not be edited in place: %s', (field, edit) => {
    const edited = base.map((one) => (one.name === 'three' ? { ...one, ...edit } : one))
    expect(told(codeItem(), codeItem({ cases: edited })).refusals).toEqual([
      `changes ${field} of the released case three (${uuid(2)}): a released case stays as it is. Put it back, or give the edited one a new id, which makes the change major`,
    ])
    const renewed = edited.map((one) => (one.name === 'three' ? { ...one, id: uuid(9) } : one))
    expect(told(codeItem(), codeItem({ cases: renewed }))).toMatchObject({ bump: 'major', refusals: [] })
  })

  it('make another variant where it was drawn, which its seed is not released for again', () => {
    const variant = { of: 'queue-size', seed: 4 }
    const drawn = (cases?: typeof base): Required<ItemHalves> => {
      const item = codeItem(cases && { cases })
      return { ...item, public: { ...item.public, variant } }
    }
    const edited = base.map((one) => ({ ...one, expected: 7 }))
    expect(told(drawn(), drawn(edited)).refusals).toEqual([
      'is another variant than the one that was released with the seed 4, whose cases stay as they are. Delete it, and draw from seeds that were not released: assay generate queue-size --seed N',
    ])
  })

  it('may be renamed', () => {
    const renamed = base.map((one) => ({ ...one, name: `${one.name}-values` }))
    expect(told(codeItem(), codeItem({ cases: renamed }))).toEqual({ bump: 'none', words: [], refusals: [] })
  })
})

describe('code', () => {
  const { task } = codeItem().public as unknown as { task: { signature: object } }

  it.each([
    ['major', { signature: { ...task.signature, name: 'sum' } }, 'the signature changed from total to sum'],
    ['major', { limits: { fuel: 2, memoryMiB: 1, outputBytes: 1 } }, 'the limits changed from 1 to 2'],
    ['major', { compare: 'set' }, 'how values are compared changed from exact to set'],
    ['minor', { starter: { typescript: '// Begin here.' } }, 'the starter changed'],
  ])('%s: %j', (bump, change, words) => {
    const found = told(codeItem(), codeItem({ change }))
    expect(found).toMatchObject({ bump, refusals: [] })
    expect(found.words[0]).toContain(words.split(' changed')[0])
  })

  it('in one language more is minor, in one less major', () => {
    const two = codeItem()
    const both = { ...two, public: { ...two.public, languages: ['typescript', 'python'] } } as Halves
    expect(told(two, both)).toMatchObject({ bump: 'minor', words: ['it can be answered in python too'] })
    expect(told(both, two)).toMatchObject({
      bump: 'major',
      words: ['it cannot be answered in python any more'],
    })
  })

  it('is major where a stored submission gets another category, by what proofs have found', () => {
    const after = codeItem({
      sealed: {
        submissions: [
          { file: 'accepted/sum.ts', text: 'sum' },
          { file: 'wrong_answer/first.ts', text: 'first', category: 0 },
        ],
      },
    })
    expect(told(codeItem(), after)).toMatchObject({
      bump: 'major',
      words: ['the submission wrong_answer/first.ts got category 1 and gets 0'],
    })
  })
})

describe('parts with opaque names', () => {
  const choice = (options: readonly (readonly [id: string, html: string])[], right: string): Halves => {
    const item = sampleItem()
    const key = { right: [right], feedback: Object.fromEntries(options.map(([id]) => [id, 'So.'])) }
    const task = { choose: 'one', options: options.map(([id, html]) => ({ id, html })) }
    return {
      public: {
        ...item.public,
        kind: 'choice',
        task,
        grading: { key, hints: [], explanation: '', solutions: [] },
      },
      sealed: { ...item.sealed, kind: 'choice', key },
    } as unknown as Halves
  }
  const [one, two, three] = ['a', 'b', 'c'].map((letter) => letter.repeat(12)) as [string, string, string]
  const before = choice(
    [
      [one, 'It counts every parcell twice.'],
      [two, 'It stops at once.'],
    ],
    one,
  )

  it('meet again by their words when their spelling was corrected', () => {
    const after = choice(
      [
        [two, 'It stops at once.'],
        [three, 'It counts every parcel twice.'],
      ],
      three,
    )
    expect(told(before, after)).toEqual({
      bump: 'patch',
      words: ['the words of an option was corrected in its spelling'],
      refusals: [],
    })
  })

  it('are others when they say something else', () => {
    const after = choice(
      [
        [two, 'It stops at once.'],
        [three, 'Nobody knows.'],
      ],
      three,
    )
    expect(told(before, after).bump).toBe('major')
  })

  it('are a change of the key when another one is right', () => {
    const after = choice(
      [
        [one, 'It counts every parcell twice.'],
        [two, 'It stops at once.'],
      ],
      two,
    )
    expect(told(before, after)).toMatchObject({ bump: 'major' })
  })
})
