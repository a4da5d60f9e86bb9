import { describe, expect, it } from 'vitest'
import type { KeyOf, PublicItem } from '#schemas/public-item'
import type { ReleaseSealed } from '#schemas/release-sealed'
import { secretsOf } from './secrets.ts'

const facts = {
  id: 'first-late-parcel',
  version: '1.0.0',
  kind: 'code',
  title: 'First late parcel',
  skills: ['implementing.iteration'],
  level: 2,
  minutes: 8,
  ai: 'forbidden',
  locale: 'en',
  languages: ['typescript'],
  max: 3,
  scoring: ['Ordinary lists.', 'All ordinary lists.', 'Also the rare ones.'],
  license: 'CC-BY-4.0',
  authors: ['A. Author'],
  stem: '<p>Find the first parcel that is late.</p>',
  parameters: { model: 'grm', a: 1.2, b: [-1.6, -1, -0.4] },
  task: {
    signature: {
      name: 'firstLate',
      parameters: [{ name: 'days', type: 'int[]', doc: 'Days under way.' }],
      returns: { type: 'int', doc: 'Its position.' },
    },
    languages: ['typescript'],
    starter: { typescript: 'export function firstLate(days: number[]): number {\n}\n' },
    examples: [],
    limits: { fuel: 400e6, memoryMiB: 64, outputBytes: 65536 },
    compare: 'exact',
  },
} as const

const graded: PublicItem = { ...facts, use: 'graded' }

const plainPractice: PublicItem = {
  ...facts,
  id: 'another',
  use: 'practice',
  grading: { key: { groups: [], cases: [] }, hints: [], explanation: '<p>As it says.</p>', solutions: [] },
}

const key: KeyOf<'code'> = {
  groups: [{ name: 'nothing-late', title: 'No parcel is late at all', tier: 'edge' }],
  cases: [
    {
      id: '7b1c8f2e-1111-4222-8333-944455556666',
      name: 'far-away',
      group: 'nothing-late',
      input: [[3, 1, 4, 1, 5]],
      expected: 'the parcel with the number 4711',
    },
  ],
}

const sealedItem: ReleaseSealed['items'][number] = {
  id: 'first-late-parcel',
  version: '1.0.0',
  kind: 'code',
  canary: 'd70ac187-2292-49f0-9a28-ae8afdeee80a first-late-parcel',
  key,
  hints: [{ cost: 'key', html: '<p>Stop at the first one; <em>do not sort</em>.</p>' }],
  explanation: '<p>One pass is enough.</p><p>Sorting loses the position &amp; costs more.</p>',
  submissions: [
    {
      file: 'accepted/loop.ts',
      text: 'export function firstLate(days: number[]): number {\n  return days.findIndex((day) => day > 5)\n}\n',
    },
    { file: 'wrong_answer/last.ts', text: '  x\n', mistake: 'Gives the last late parcel' },
  ],
}

const sealed: ReleaseSealed = {
  version: 1,
  bank: 'post',
  release: '1.0.0',
  canary: 'd70ac187-2292-49f0-9a28-ae8afdeee80a',
  items: [sealedItem],
}

const closed = {
  id: 'first-late-parcel',
  version: '1.0.0',
  canary: sealedItem.canary,
  hints: [],
  explanation: '<p>Short.</p>',
  submissions: [],
} as const

const textsOf = (item: ReleaseSealed['items'][number], publicItem: PublicItem = graded) =>
  secretsOf([{ sealed: { ...sealed, items: [item] }, items: [publicItem] }]).map(({ text }) => text)

const texts = (items: readonly PublicItem[]) => secretsOf([{ sealed, items }]).map(({ text }) => text)

describe('what a site may not hold', () => {
  it('is all that a graded item seals', () => {
    expect(texts([graded])).toEqual([
      'd70ac187-2292-49f0-9a28-ae8afdeee80a',
      'd70ac187-2292-49f0-9a28-ae8afdeee80a first-late-parcel',
      'Gives the last late parcel',
      'One pass is enough',
      'Sorting loses the position & costs more',
      'Stop at the first one',
      'No parcel is late at all',
      '{"name":"nothing-late","tier":"edge","title":"No parcel is late at all"}',
      '7b1c8f2e-1111-4222-8333-944455556666',
      'the parcel with the number 4711',
      '"input":{"days":[3,1,4,1,5]},"expected":"the parcel with the number 4711"',
      'input:{"days":[3,1,4,1,5]} expected:"the parcel with the number 4711"',
      'return days.findIndex((day) => day > 5)',
    ])
  })

  it('is all of a follow-up, also what candidates see once their answer is locked', () => {
    const followUp: NonNullable<KeyOf<'code'>['followUp']> = {
      html: '<p>Parcels may come back to the sender from now on.</p>',
      groups: [{ name: 'sent-back', title: 'Parcels that were sent back', tier: 'basic' }],
      examples: [],
      cases: [
        {
          id: '7b1c8f2e-1111-4222-8333-94445555aaaa',
          name: 'first-back',
          group: 'sent-back',
          input: [[-1, 4]],
          expected: 'the parcel with the number 815 came back',
        },
      ],
      voided: [],
      solutions: [],
    }
    const item = { ...sealedItem, key: { ...key, followUp } } as typeof sealedItem
    const found = textsOf(item)
    expect(found).toContainEqual(expect.stringMatching(/^Parcels may come back to the sender/))
    expect(found).toContain('Parcels that were sent back')
    expect(found).toContain('7b1c8f2e-1111-4222-8333-94445555aaaa')
    expect(found).toContain('the parcel with the number 815 came back')
  })

  it('is all of the follow-up of a query: what changes, the new databases, and what they give', () => {
    const fresh = {
      id: '7b1c8f2e-1111-4222-8333-94445555bbbb',
      name: 'after-the-flood',
      group: 'washed-away',
      script: "INSERT INTO parcels VALUES (1, 'washed ashore near the pier');",
      tables: [{ name: 'parcels', columns: ['id', 'place'], rows: [[1, 'near the lighthouse']], total: 1 }],
      expected: { columns: ['place'], rows: [['found under the bridge']] },
    }
    const item: ReleaseSealed['items'][number] = {
      ...closed,
      kind: 'sql',
      key: {
        groups: [],
        cases: [],
        followUp: {
          html: '<p>Parcels may be lost in the river from now on.</p>',
          groups: [{ name: 'washed-away', title: 'Parcels that were washed away', tier: 'basic' }],
          examples: [fresh],
          cases: [fresh],
          voided: [],
          solutions: [],
        },
      },
    }
    const found = textsOf(item)
    expect(found).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Parcels may be lost in the river/),
        'Parcels that were washed away',
        `"${fresh.id}"`,
        '[["found under the bridge"]]',
        '[[1,"near the lighthouse"]]',
        expect.stringMatching(/^INSERT INTO parcels VALUES/),
      ]),
    )
  })

  it('is all of the follow-up of a project: what changes, the new cases, their groups and values', () => {
    const fresh = {
      id: '7b1c8f2e-1111-4222-8333-94445555cccc',
      name: 'over-the-fence',
      group: 'thrown-over',
      input: [['a parcel thrown over the fence']],
      expected: 'picked up by the neighbour on the left',
    }
    const item: ReleaseSealed['items'][number] = {
      ...closed,
      kind: 'debug',
      key: {
        groups: [{ name: 'seen', title: 'Parcels that somebody saw', category: 1 }],
        cases: [],
        fix: {},
        followUp: {
          html: '<p>Parcels may be thrown over the fence from now on.</p>',
          groups: [{ name: 'thrown-over', title: 'Parcels that were thrown over', tier: 'basic' }],
          examples: [fresh],
          cases: [fresh],
          voided: [],
          solutions: [],
        },
      },
      submissions: [
        {
          file: 'follow_up/accepted/with-fences/src/desk.ts',
          text: "export const place = (parcel: string) => parcel.includes('fence') && nextDoor(parcel)\n",
        },
      ],
    }
    expect(textsOf(item)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Parcels may be thrown over the fence/),
        'Parcels that were thrown over',
        '{"name":"thrown-over","tier":"basic","title":"Parcels that were thrown over"}',
        fresh.id,
        'picked up by the neighbour on the left',
        '["a parcel thrown over the fence"]',
        "export const place = (parcel: string) => parcel.includes('fe",
      ]),
    )
  })

  it('is all of the follow-up of tests: what changes, what is right then, and what is planted', () => {
    const version = (n: number, text: string) => ({
      id: `00000000-0000-4000-8000-00000000000${n}`,
      name: `version-${n}`,
      group: 'too-heavy',
      text,
    })
    const loop = `export function carry(grams: number[]): number {
      let heaviest = 0
      for (const each of grams) if (each < 31_500 && each > heaviest) heaviest = each
      return grams.length === 0 ? -1 : grams.lastIndexOf(heaviest)
    }`
    const right = version(1, 'export const carry = (grams: number) => grams < 31_500 && hasHands()\n')
    const faulty = version(2, 'export const carry = (grams: number) => grams <= 31_500 && hasHands()\n')
    const item: ReleaseSealed['items'][number] = {
      ...closed,
      kind: 'tests',
      key: {
        reference: '',
        mutants: [],
        suite: '',
        followUp: {
          html: '<p>Parcels have to be carried by one person from now on.</p>',
          groups: [{ name: 'too-heavy', title: 'Parcels that nobody carries', tier: 'basic' }],
          examples: [right],
          cases: [
            right,
            { ...faulty, fault: 'A parcel at the very limit is carried.' },
            { ...version(3, loop), fault: 'Of parcels alike, the last one is carried.' },
          ],
          voided: [],
          solutions: [],
        },
      },
      submissions: [
        { file: 'follow_up/accepted/limit.ts', text: "test('limit', () => equal(carry(31_500), false))\n" },
      ],
    }
    expect(textsOf(item)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Parcels have to be carried by one person/),
        'Parcels that nobody carries',
        'A parcel at the very limit is carried',
        'export const carry = (grams: number) => grams < 31_500 && ha',
        'export const carry = (grams: number) => grams <= 31_500 && h',
        "test('limit', () => equal(carry(31_500), false))",
      ]),
    )
    expect(secretsOf([{ sealed: { ...sealed, items: [item] }, items: [graded] }])).toContainEqual(
      expect.objectContaining({ what: 'shape of the version mutants/version-3.ts' }),
    )
  })

  it('is not a line or a value that the item shows itself', () => {
    expect(texts([graded]).filter((text) => text.startsWith('export function'))).toEqual([])
    const shown: PublicItem = { ...graded, stem: '<p>Say <q>the parcel with the number 4711</q>.</p>' }
    expect(texts([graded])).toContain('the parcel with the number 4711')
    expect(texts([shown])).not.toContain('the parcel with the number 4711')
  })

  it('stays prose even where the public half holds it, so that a slip of the compiler is found', () => {
    const slipped: PublicItem = { ...graded, stem: '<p>One pass is enough.</p>' }
    expect(texts([slipped])).toContain('One pass is enough')
  })

  it('leaves out what a practice item discloses', () => {
    const practice: PublicItem = {
      ...facts,
      id: 'another',
      use: 'practice',
      grading: {
        key: { groups: [], cases: [] },
        hints: [],
        explanation: '<p>One pass is <em>enough</em>.</p>',
        solutions: [],
      },
    }
    expect(texts([graded, practice])).not.toContain('One pass is enough')
  })

  it('is the canary even where a practice item says it: that is the leak', () => {
    const practice: PublicItem = { ...plainPractice, stem: `<p>${sealed.canary}</p>` }
    expect(texts([practice, graded])).toContain(sealed.canary)
  })

  it('is why a fault in a graded item is waived, unless the item or a practice item says so', () => {
    const why = 'The station counts every parcel once.'
    const reasons = (
      items: readonly PublicItem[],
      waivers: readonly (readonly [string, readonly string[]])[],
    ) =>
      secretsOf([{ sealed, items, waivers: new Map(waivers) }])
        .filter(({ what }) => what === 'reason of a waiver')
        .map(({ text }) => text)
    const waived = [graded.id, [why]] as const
    expect(reasons([graded], [waived])).toEqual(['The station counts every parcel once'])
    expect(reasons([{ ...graded, stem: `<p>${why}</p>` }], [waived])).toEqual([])
    expect(reasons([graded, plainPractice], [waived, ['another', [why]]])).toEqual([])
  })

  it('is the canaries and the mistakes of submissions for a practice item', () => {
    const practice: PublicItem = {
      ...facts,
      use: 'practice',
      grading: { key, hints: [], explanation: '<p>Short.</p>', solutions: [] },
    }
    expect(texts([practice])).toEqual([
      'd70ac187-2292-49f0-9a28-ae8afdeee80a',
      'd70ac187-2292-49f0-9a28-ae8afdeee80a first-late-parcel',
      'Gives the last late parcel',
    ])
  })

  it('is the beginning of what authors say, without its last mark and without a leading verdict', () => {
    const explanation =
      '<p>So! Walk through the list once and note each position whose number is greater than the limit.</p>'
    const seen = textsOf({ ...sealedItem, explanation })
    expect(seen).toContain('Walk through the list once and note each')
    expect(seen).toContain('So! Walk through the list once and note')
    const choice: ReleaseSealed['items'][number] = {
      ...closed,
      kind: 'choice',
      key: { right: ['k3v9'], feedback: { k3v9: '<p>Yes, the parcels come in the order of the list.</p>' } },
    }
    expect(textsOf(choice)).toContain('the parcels come in the order of the lis')
  })

  it('is the whole beginning only where the item does not say it', () => {
    const explanation = '<p>Find the first parcel that is late and return where in the list it stands.</p>'
    const stem = '<p>Find the first parcel that is late and return it.</p>'
    expect(textsOf({ ...sealedItem, explanation }, { ...graded, stem })).toContain(
      'Find the first parcel that is late and return where in the list it stands',
    )
  })

  it('is a text inside a hidden value where no item shows it and it is not found anywhere', () => {
    const withCase = (input: string[], expected: string[]) =>
      textsOf({
        ...sealedItem,
        key: { ...key, cases: key.cases.map((one) => ({ ...one, input: [input], expected })) },
      })
    const seen = withCase(['marzipanschooner'], ['MARZIPANSCHOONER-592', 'VACANT-QUAYSIDE'])
    expect(seen).toEqual(
      expect.arrayContaining([
        'marzipanschooner',
        '["marzipanschooner"]',
        'MARZIPANSCHOONER-592',
        'VACANT-QUAYSIDE',
        '{"days":["marzipanschooner"]}',
      ]),
    )
    const ordinary = [
      'responsibility',
      'aaaaaaaaaaaaaaaaaaaa',
      'abcdefghijklmnopqrstuvwxyz',
      '2026-01-31T00:00:00Z',
      'application/json',
      'somebody@example.com',
      '12345678901234567890',
    ]
    for (const text of ordinary) expect(withCase([text], ['x'])).not.toContain(text)
  })

  it('is an accepted short answer as the author lists it', () => {
    const short = (value: number): ReleaseSealed['items'][number] => ({
      ...closed,
      kind: 'short',
      key: { form: 'number', key: [{ category: 1, value }] },
    })
    expect(textsOf(short(731942))).toEqual(
      expect.arrayContaining(['"accept":["731942', 'accept: - 731942', '"value":731942']),
    )
    expect(textsOf(short(100000)).filter((text) => text.includes('accept'))).toEqual([])
  })

  it('is the shape of a submission, unless it is short or an item shows it', () => {
    const text = `export function firstLate(days: number[]): number {
      let best = -1
      for (let at = days.length - 1; at >= 0; at -= 1) if (days[at]! > 5) best = at
      return best
    }`
    const item = { ...sealedItem, submissions: [{ file: 'accepted/backwards.ts', text }] }
    const shaped = (publicItem: PublicItem) =>
      secretsOf([{ sealed: { ...sealed, items: [item] }, items: [publicItem] }]).filter(
        ({ shapes }) => shapes,
      )
    expect(shaped(graded)).toMatchObject([{ what: 'shape of the submission accepted/backwards.ts' }])
    const stem =
      '<p>Say <code>' + text.replaceAll('<', '&lt;').replaceAll(/: number(?:\[\])?|!/g, '') + '</code></p>'
    expect(shaped({ ...graded, stem })).toEqual([])
    const tiny = { file: 'accepted/tiny.ts', text: 'export function firstLate(days) {\n  return 1\n}\n' }
    expect(textsOf({ ...sealedItem, submissions: [tiny] }).some((one) => one.includes('firstLate'))).toBe(
      true,
    )
  })
})
