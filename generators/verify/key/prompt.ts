import type { KeyOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import type { KeyMutant, KeyMutator } from './key-mutant.ts'

type Key = KeyOf<'prompt'>
type Check = Key['predicates'][number]['check']
type Mutant = KeyMutant<'prompt'>
type Answer = ResponseOf<'prompt'>

/** Each span and each decoy costs nothing; outputs of neighbouring ranks change places; checks of a prompt ask for less. */
export const promptMutants: KeyMutator<'prompt'> = ({ gradable: { key }, right, nameOf }) => [
  ...ranks(key, right, nameOf),
  ...spans(key, right, nameOf),
  ...predicates(key, right),
]

function ranks(key: Key, right: readonly Answer[], nameOf: (id: string) => string): readonly Mutant[] {
  return key.ranking.flatMap((group, at): readonly Mutant[] => {
    const next = key.ranking[at + 1]
    if (next === undefined) return []
    const tied = [...key.ranking.slice(0, at), [...group, ...next], ...key.ranking.slice(at + 2)]
    return [
      {
        name: `${group.map(nameOf).join(' and ')} as good as ${next.map(nameOf).join(' and ')}`,
        key: { ...key, ranking: tied },
        probes: right.flatMap((response) => [
          { ...response, ranking: tied },
          { ...response, ranking: key.ranking.with(at, next).with(at + 1, group) },
        ]),
      },
    ]
  })
}

function spans(key: Key, right: readonly Answer[], nameOf: (id: string) => string): readonly Mutant[] {
  return [
    ...key.spans.map((span): Mutant => ({
      name: `the passage at word ${span.from} of ${nameOf(span.output)} need not be found`,
      forgives: (response) => ({ ...response, spans: [...response.spans, placeOf(span)] }),
      probes: right.map((response) => ({
        ...response,
        spans: response.spans.filter((one) => !overlap(one, span)),
      })),
    })),
    ...key.decoys.map((decoy): Mutant => ({
      name: `the passage at word ${decoy.from} of ${nameOf(decoy.output)} costs nothing`,
      forgives: (response) => ({ ...response, spans: response.spans.filter((one) => !overlap(one, decoy)) }),
      probes: right.map((response) => ({ ...response, spans: [...response.spans, placeOf(decoy)] })),
    })),
  ]
}

type Span = Answer['spans'][number]

function placeOf({ output, from, to }: Span): Span {
  return { output, from, to }
}

function overlap(left: Span, right: Span): boolean {
  return left.output === right.output && left.from <= right.to && right.from <= left.to
}

function predicates(key: Key, right: readonly Answer[]): readonly Mutant[] {
  const kept = key.predicates.flatMap(({ check }) => (check.form === 'keeps' ? check.texts : []))
  const probes = right.slice(0, MOST_PROMPTS).flatMap((response) => variantsOf(response, kept))
  return key.predicates.flatMap((predicate, at): readonly Mutant[] => {
    const without = key.predicates.filter((_, index) => index !== at)
    const met = (needs: Key['needs']): Key['needs'] =>
      needs.map((need) => ({ ...need, fix: Math.max(0, need.fix - 1) }))
    return [
      {
        name: `${predicate.id} always holds`,
        key: { ...key, predicates: without, needs: met(key.needs) },
        probes,
      },
      ...slipsOf(predicate.check).map(([name, check, texts]): Mutant => ({
        name: `${predicate.id}: ${name}`,
        key: { ...key, predicates: key.predicates.with(at, { ...predicate, check }) },
        probes: [
          ...probes,
          ...right.flatMap((response) =>
            texts.map((text) => ({ ...response, prompt: `${response.prompt ?? ''}\n${text}` })),
          ),
        ],
      })),
    ]
  })
}

/** Filed prompts whose variants are tried, at most. */
const MOST_PROMPTS = 3

/** What a slip in a check is, the check with it, and texts that added to a prompt may tell it. */
type Slip = readonly [name: string, check: Check, texts: readonly string[]]

function slipsOf(check: Check): readonly Slip[] {
  switch (check.form) {
    case 'says':
    case 'never':
      // What may be said either way is meant to be lenient.
      if (check.as === 'either') return []
      return (['instruction', 'prohibition', 'either'] as const)
        .filter((as) => as !== check.as)
        .map((as) => [`as ${as}`, { ...check, as }, sentencesAbout(check.about)])
    case 'keeps':
    case 'drops':
      return [
        ...(check.texts.length < 2 ? [] : check.texts).map((text, at): Slip => [
          `without ${JSON.stringify(text)}`,
          { ...check, texts: check.texts.filter((_, index) => index !== at) } as Check,
          [text],
        ]),
        ...(check.form === 'keeps' && check.texts.length > 1
          ? [
              [
                check.inOrder ? 'in any order' : 'in this order',
                { ...check, inOrder: !check.inOrder },
                [],
              ] as Slip,
            ]
          : []),
      ]
    case 'length':
      return [
        ['shorter by a tenth', { ...check, min: Math.floor(check.min * 0.9) }, []],
        ['longer by a tenth', { ...check, max: Math.ceil(check.max * 1.1) }, []],
      ]
  }
}

function sentencesAbout(about: readonly (readonly string[])[]): readonly string[] {
  const words = about.map(([first = '']) => first.replaceAll('*', '')).join(' ')
  return [`Always: ${words}.`, `Never: ${words}.`]
}

/**
 * A prompt with a sentence less, one turned into its contrary, something less that is to be kept, or much less or more.
 *
 * @param kept texts that are to stand in it
 */
function variantsOf(response: Answer, kept: readonly string[]): readonly Answer[] {
  const text = response.prompt ?? ''
  const sentences = text.split(/(?<=[.!?:;])\s+|\n+/).filter((one) => one !== '')
  const words = text.split(/\s+/)
  return [
    ...sentences.map((sentence) => text.replace(sentence, '')),
    ...sentences.map((sentence) => text.replace(sentence, `Do not ${sentence}`)),
    ...kept.map((one) => text.replace(one, '')),
    ...kept.slice(1).map((one, at) => exchanged(text, kept[at] ?? '', one)),
    ...[1, 2].map((times) => `${text}${' And so on and so forth.'.repeat(times * 20)}`),
    words.slice(0, Math.ceil(words.length * 0.7)).join(' '),
  ].map((prompt) => ({ ...response, prompt }))
}

function exchanged(text: string, first: string, second: string): string {
  return text
    .split(first)
    .map((part) => part.replaceAll(second, first))
    .join(second)
}
