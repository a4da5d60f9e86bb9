import { describe, expect, it } from 'vitest'
import type { Blueprint } from '#schemas/blueprint'
import type { SessionEvent } from '#schemas/event'
import { createSessionConfig, refusalsOfTest, type SessionConfig } from './config.ts'
import type { SessionItem } from './item.ts'
import { nextAction } from './next-action.ts'
import { prefetch } from './prefetch.ts'
import { reduceSession } from './reduce-session.ts'
import { replaySession } from './replay-session.ts'
import { bankOf, blueprintOf, sit, startEvent } from './sitting.laws.ts'
import { initialState } from './state.ts'

type Block = Blueprint['blocks'][number]
type Forms = readonly (readonly (readonly string[])[])[]

const seedOf = (i: number): string => i.toString(16).padStart(32, '0')
const items = bankOf(60, (i) => ({
  languages: ['typescript', 'javascript'],
  ...(i % 7 === 0 && { family: `family-${i % 3}` }),
  ...(i % 11 === 0 && { enemies: [`item-${i + 2}`] }),
}))
const blocks: readonly Partial<Block>[] = [
  {
    quotas: [
      { skill: 'reading', min: 2, max: 3 },
      { kind: 'code', min: 1, max: 2 },
      { level: 5, min: 1, max: 2 },
    ],
    stop: [{ rule: 'length', min: 6, max: 6 }],
  },
  { quotas: [{ kind: 'trace', min: 1, max: 2 }], stop: [{ rule: 'length', min: 4, max: 4 }] },
]

/** What a finished session showed is a complete form: per form and block the ids. */
function formsBySessions(bank: readonly SessionItem[], count: number): Forms {
  const select = { selector: 'randomesque', among: 8 } as const
  const config = createSessionConfig({
    items: bank,
    blueprint: blueprintOf(...blocks.map((b) => ({ ...b, select }))),
  })
  return Array.from({ length: count }, (_, i) => {
    const { state } = sit(config, { start: startEvent({ seed: seedOf(i + 100) }) })
    return state.blocks.map(({ taken }) => taken.map(({ id }) => id))
  })
}

function configOf(
  forms: Forms,
  options: {
    readonly bank?: readonly SessionItem[]
    readonly block?: Partial<Block>
    readonly exposure?: Blueprint['exposure']
  } = {},
): SessionConfig {
  const { bank = items, block = {}, exposure } = options
  const blueprint = blueprintOf(
    ...blocks.map((own, at) => ({
      ...own,
      select: { selector: 'shadow-forms' as const, forms: forms.map((form) => form[at] ?? []) },
      ...(at === 0 && block),
    })),
  )
  return createSessionConfig({ items: bank, blueprint: { ...blueprint, ...(exposure && { exposure }) } })
}

const shown = (events: readonly SessionEvent[]): readonly string[] =>
  events.flatMap((event) => (event.type === 'present' ? [event.data.item] : []))
const isIn = (ids: readonly string[], forms: Forms): boolean =>
  forms.some((form) => ids.every((id) => form.flat().includes(id)))

describe('a session by shadow forms', () => {
  const forms = formsBySessions(items, 40)
  const config = configOf(forms)

  it('is not refused, and shows one whole form, whatever is answered', () => {
    expect(refusalsOfTest(config)).toEqual([])
    const paths = new Set<string>()
    for (let i = 0; i < 12; i++) {
      const categoryOf = ({ max, level }: SessionItem): number => (level * 7 + i * 5) % (max + 1)
      const { state, events } = sit(config, { start: startEvent({ seed: seedOf(i) }), categoryOf })
      const taken = state.blocks.map((block) => block.taken.map(({ id }) => id))
      const ended = forms.filter((form) =>
        form.every((ids, at) => ids.every((id) => taken[at]?.includes(id))),
      )
      expect(ended.length).toBeGreaterThan(0)
      expect(taken.map(({ length }) => length)).toEqual([6, 4])
      expect(state.blocks.map(({ finished }) => finished)).toEqual(['length', 'length'])
      paths.add(shown(events).join())
    }
    expect(paths.size).toBeGreaterThan(2)
  })
  it('begins with the most informative item of the most informative form', () => {
    const short = { ...blocks[0], quotas: [], stop: [{ rule: 'length', min: 2, max: 2 }] } as const
    const sharp = (a: number) => ({ parameters: { model: '2pl', a, b: 0, c: 0, d: 1 }, max: 1 }) as const
    const slopes = [2, 0.3, 1.6, 1.5]
    const bank = bankOf(4, (i) => ({ ...sharp(slopes[i] ?? 1), languages: ['typescript'] }))
    const select = (lists: readonly (readonly string[])[]) => ({
      selector: 'shadow-forms' as const,
      forms: lists,
    })
    const firstOf = (lists: readonly (readonly string[])[]) => {
      const blueprint = blueprintOf({ ...short, select: select(lists) })
      return shown(sit(createSessionConfig({ items: bank, blueprint })).events)
    }
    // item-0 tells most of all, but the form with it little in all
    expect(
      firstOf([
        ['item-0', 'item-1'],
        ['item-3', 'item-2'],
      ]),
    ).toEqual(['item-2', 'item-3'])
    expect(
      firstOf([
        ['item-0', 'item-1'],
        ['item-1', 'item-2'],
      ]),
    ).toEqual(['item-0', 'item-1'])
    // the order of a form's items and equal forms decide nothing
    expect(
      firstOf([
        ['item-2', 'item-3'],
        ['item-3', 'item-2'],
        ['item-1', 'item-0'],
      ]),
    ).toEqual(['item-2', 'item-3'])
  })
  it('gives the same items again, goes on with the same one after any event, and replays', () => {
    const { events, state } = sit(config)
    expect(sit(configOf(forms)).events).toEqual(events)
    for (let kept = 1; kept < events.length; kept += 3)
      expect(sit(config, { prefix: events.slice(0, kept) }).events).toEqual(events)
    expect(replaySession(config, JSON.parse(JSON.stringify(events)) as SessionEvent[])).toMatchObject({
      state,
      mismatches: [],
    })
  })
  it('prefetches what then comes', () => {
    const { events } = sit(config)
    const at = events.findIndex(({ type }) => type === 'present')
    const before = events.slice(0, at + 1).reduce(reduceSession(config), initialState(config))
    const score = events.find((event) => event.type === 'score')
    const prospect = prefetch(config, before).find(({ category }) => category === score?.data.score.category)
    expect(prospect?.item).toBe(shown(events)[1])
  })
  it('ends early by its rules without leaving its forms', () => {
    const stop: Block['stop'] = [
      { rule: 'standard-error', below: 0.9 },
      { rule: 'length', min: 2, max: 6 },
    ]
    // quotas hold a block until their minima are met
    const { events, state } = sit(configOf(forms, { block: { stop, quotas: [] } }))
    expect(state.blocks[0]?.finished).toBe('standard-error')
    expect(state.blocks[0]?.taken.length).toBeLessThan(6)
    expect(isIn(shown(events), forms)).toBe(true)
  })
  it('ends a block where its form does, though the blueprint allowed more', () => {
    const stop: Block['stop'] = [{ rule: 'length', min: 2, max: 9 }]
    const { state } = sit(configOf(forms, { block: { stop } }))
    expect(state.blocks.map(({ finished, taken }) => [finished, taken.length])).toEqual([
      ['exhaustion', 6],
      ['length', 4],
    ])
  })
  it('shows what was met lately only where no form is without', () => {
    const first = shown(sit(config).events)
    const { events } = sit(config, { start: startEvent({ seen: first.slice(0, 2) }) })
    expect(isIn(shown(events), forms)).toBe(true)
    const clean = forms.filter((form) => !form.flat().some((id) => first.slice(0, 2).includes(id)))
    expect(clean.length).toBeGreaterThan(0)
    expect(shown(events).filter((id) => first.slice(0, 2).includes(id))).toEqual([])
    const all = [...new Set(forms.flat(2))]
    expect(isIn(shown(sit(config, { start: startEvent({ seen: all }) }).events), forms)).toBe(true)
  })
  it('keeps to exposure control as far as a whole form allows', () => {
    const [most = ''] = shown(sit(config).events)
    const parameters = { items: { [most]: 1e-9 } }
    const family = items.find(({ id }) => id === most)?.family
    const exposure = {
      maxRate: 0.9,
      parameters: family === undefined ? parameters : { families: { [family]: 1e-9 } },
    }
    const { events } = sit(configOf(forms, { exposure }))
    expect(shown(events)).not.toContain(most)
    const only = configOf(forms.slice(0, 1), {
      exposure: { maxRate: 0.9, parameters: { items: { [forms[0]?.[0]?.[0] ?? '']: 1e-9 } } },
    })
    expect(shown(sit(only).events)).toHaveLength(10)
  })
  it('shows no item on trial that would break the last form', () => {
    const [form = []] = forms
    const [[enemy = ''] = []] = form
    const bank = [
      ...items,
      ...bankOf(2, (i) => ({
        id: `new-${i}`,
        languages: ['typescript'],
        ...(i === 0 && { enemies: [enemy] }),
      })),
    ]
    const block = { pretest: { items: ['new-0', 'new-1'], count: 2, positions: [1, 2] } }
    const { events } = sit(configOf([form], { bank, block }))
    expect(shown(events)).toHaveLength(11)
    expect(shown(events)).not.toContain('new-0')
    // with another form left, its turn takes the forms of its enemy away
    const two = configOf(forms, { bank, block })
    const far = sit(two, { start: startEvent({ seed: seedOf(3) }) })
    expect(shown(far.events)).toHaveLength(12)
    expect(
      isIn(
        shown(far.events).filter((id) => !id.startsWith('new-')),
        forms,
      ),
    ).toBe(true)
    expect(shown(far.events)).not.toContain(enemy)
  })
  it('is given whole in each language, or refused', () => {
    const bound = items.map((item, i) => ({
      ...item,
      languages: item.kind === 'code' ? [i % 2 === 0 ? 'typescript' : 'javascript'] : [],
    }))
    const mixed = configOf(forms, { bank: bound })
    const isFor = (language: string) => (form: readonly (readonly string[])[]) =>
      form.flat().every((id) => {
        const languages = bound.find((item) => item.id === id)?.languages ?? []
        return languages.length === 0 || languages.includes(language)
      })
    const own = forms.filter(isFor('typescript'))
    expect(own.length).toBeGreaterThan(0)
    expect(own.length).toBeLessThan(forms.length)
    expect(refusalsOfTest(mixed)).toEqual([])
    const { events } = sit(mixed, { start: startEvent({ languages: ['typescript'] }) })
    expect(isIn(shown(events), own)).toBe(true)
    expect(refusalsOfTest(configOf(own, { bank: bound }))).toEqual(
      own.some(isFor('javascript'))
        ? []
        : [
            expect.objectContaining({
              language: 'javascript',
              words: 'Block block-1: none of the shadow forms can be given as a whole.',
            }),
          ],
    )
  })
  it('goes on without forms after a log that left them', () => {
    const strange = items.find(({ id }) => !forms.some((form) => form[0]?.includes(id)))
    const { id = '', version = '', hash = '' } = strange ?? {}
    const present = {
      seq: 1,
      at: { mono: 5, wall: 0 },
      prev: '',
      type: 'present',
      data: { block: 'block-1', position: 1, item: id, version, hash },
    } as const
    const { state } = sit(config, { prefix: [startEvent(), present] })
    expect(state.faults).toEqual([])
    expect(state.blocks.map(({ taken }) => taken.length)).toEqual([6, 4])
  })
})

describe('forms are refused', () => {
  const [form = []] = formsBySessions(items, 1)
  const [one = [], two = []] = form
  const words = (forms: Forms, bank = items): readonly string[] => [
    ...new Set(refusalsOfTest(configOf(forms, { bank })).map((refusal) => refusal.words)),
  ]
  const changed = (at: number, id: string): Forms => [form, [one.map((own, i) => (i === at ? id : own)), two]]

  it('where they break a count', () => {
    expect(words([form, [one.slice(1), two]])[0]).toBe(
      'Block block-1: shadow form 2: Block block-1 has 5 of length, and 6 to 6 are wanted.',
    )
  })
  it('where an item is missing, twice, of another policy, or excludes another one', () => {
    expect(words(changed(0, 'gone'))[0]).toBe('Block block-1: shadow form 2: Item gone is not in this test.')
    expect(words(changed(0, two[0] ?? ''))).toContain(
      `Block block-2: shadow form 2: Item ${two[0]} stands there twice.`,
    )
    const other = items.map((item) => (item.id === one[0] ? { ...item, ai: 'allowed' as const } : item))
    expect(words([form], other)[0]).toBe(
      `Block block-1: shadow form 1: Item ${one[0]} is on trial or of another AI policy than block block-1.`,
    )
    const hostile = items.map((item) => (item.id === two[0] ? { ...item, enemies: [one[0] ?? ''] } : item))
    expect(words([form], hostile)).toEqual([
      `Block block-2: shadow form 1: Items ${one[0]} and ${two[0]} exclude each other, as enemies or variants of one family.`,
    ])
  })
  it('at the door where they are a file name, or not those of every block', () => {
    const select = { selector: 'shadow-forms', forms: 'practice.json' } as const
    expect(() => createSessionConfig({ items, blueprint: blueprintOf({ select }) })).toThrow(
      new RangeError('shadow forms are a part of the blueprint, received the file name practice.json'),
    )
    const lists = { selector: 'shadow-forms', forms: [one] } as const
    expect(() => createSessionConfig({ items, blueprint: blueprintOf({ select: lists }, {}) })).toThrow(
      new RangeError('shadow forms are those of a whole test: every block has as many of them'),
    )
  })
})

it('an item that is not there leaves its form out, and the others can be given', () => {
  const forms = formsBySessions(items, 2)
  const [[[gone = ''] = []] = []] = forms
  const config = configOf(forms, { bank: items.filter(({ id }) => id !== gone) })
  expect(shown(sit(config).events).toSorted()).toEqual(forms[1]?.flat().toSorted())
  expect(nextAction(config, initialState(config))).toEqual({ type: 'await', event: 'start' })
})
