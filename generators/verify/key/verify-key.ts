import { scoreResponse, type CaseVerdict, type Gradable } from '#adaptive'
import type { Response } from '#schemas/response'
import type { CompiledItem } from '../../compile/compiled-item.ts'
import { authoredResponse, type AuthoredNames } from './authored-response.ts'
import { choiceMutants } from './choice.ts'
import { critiqueMutants } from './critique.ts'
import { designMutants } from './design.ts'
import type { KeyedKind, KeyMutant, KeyMutator, KeySubject } from './key-mutant.ts'
import { orderMutants } from './order.ts'
import { promptMutants } from './prompt.ts'
import { reviewMutants } from './review.ts'
import { shortMutants } from './short.ts'
import { traceMutants } from './trace.ts'

const mutators: { readonly [Kind in KeyedKind]: KeyMutator<Kind> } = {
  choice: choiceMutants,
  short: shortMutants,
  order: orderMutants,
  trace: traceMutants,
  review: reviewMutants,
  design: designMutants,
  prompt: promptMutants,
  critique: critiqueMutants,
}

/** Begins the names of slips, beside those of faults in programs. */
export const KEY = 'key: '

/** Characters of a response that a refusal shows, at most. */
const LONGEST_EXAMPLE = 240

/** A response that tells slips which no filed response tells. */
export interface ResponseSuggestion {
  readonly category: number
  /** As an author writes it. */
  readonly response: unknown
  /** Names of the slips. */
  readonly tells: readonly string[]
}

/** What came of the slips. */
export interface KeySlips {
  readonly told: number
  readonly survivors: readonly { readonly name: string; readonly words: string }[]
  readonly suggestions: readonly ResponseSuggestion[]
}

/**
 * Plants slips in a key, one at a time, and asks for each whether a filed response gets another category by it. What no
 * response at all can tell is left out.
 *
 * @param casesOf verdicts on what of a response is run
 * @throws TypeError for an item of a kind without such a key
 */
export function plantSlips(
  item: Pick<CompiledItem, 'responses' | 'frontmatter' | 'names' | 'waivers' | 'detail'>,
  gradable: Gradable,
  casesOf?: (response: Response) => readonly CaseVerdict[] | undefined,
): KeySlips {
  const names = namesOf(item)
  const score = (one: Gradable, response: Response) =>
    scoreResponse(one, response, casesOf?.(response)).category
  const filed = [...item.responses.map(({ response }) => response), ...examplesOf(item)]
  const right = filed.filter((response) => score(gradable, response) === gradable.max)
  const mutants = mutantsOf(gradable, right, names.nameOf)
  let told = 0
  const survivors: { readonly name: string; readonly probes: readonly Response[] }[] = []
  for (const { name, key, forgives, probes } of mutants) {
    const slipped = key === undefined ? gradable : ({ ...gradable, key } as Gradable)
    const tells = (response: Response) =>
      score(slipped, forgives?.(response) ?? response) !== score(gradable, response)
    if (filed.some(tells)) told += 1
    else {
      const telling = probes.filter(tells)
      if (telling.length > 0) survivors.push({ name: `${KEY}${name}`, probes: telling })
    }
  }
  const written = (response: Response) => authoredResponse(response, gradable, names)
  return {
    told,
    survivors: survivors.map(({ name, probes: [probe] }) => {
      const example = probe && JSON.stringify(written(probe))
      const words = `${name}: no filed response tells this slip`
      if (!probe || example === undefined || example.length > LONGEST_EXAMPLE) return { name, words }
      return { name, words: `${words}; ${example} would, of category ${score(gradable, probe)}` }
    }),
    suggestions: suggestionsFor(
      survivors.filter(({ name }) => !Object.hasOwn(item.waivers ?? {}, name)),
      (response) => ({ category: score(gradable, response), response: written(response) }),
    ),
  }
}

function namesOf({ names = {}, detail }: Pick<CompiledItem, 'names' | 'detail'>): AuthoredNames {
  const repairs = detail.kind === 'critique' ? (detail.repair?.submissions ?? []) : []
  return {
    nameOf: (id) => names[id] ?? id,
    fileOf: (text) => repairs.find((one) => one.text === text)?.file,
  }
}

interface AnyMutant {
  readonly name: string
  readonly key?: unknown
  readonly forgives?: (response: Response) => Response
  readonly probes: readonly Response[]
}

/** Subject and mutator are of one kind, which the type of a union of pairs cannot say. */
function mutantsOf(
  gradable: Gradable,
  right: readonly Response[],
  nameOf: (id: string) => string,
): readonly AnyMutant[] {
  if (!Object.hasOwn(mutators, gradable.kind))
    throw new TypeError(`Unexpected ${gradable.kind} item, expected a key that responses are compared with`)
  const mutator = mutators[gradable.kind as KeyedKind] as unknown as (
    subject: unknown,
  ) => readonly KeyMutant<KeyedKind>[]
  return mutator({ gradable, right, nameOf } as unknown as KeySubject<KeyedKind>) as readonly AnyMutant[]
}

/** A short answer's own examples are filed responses, too. */
function examplesOf({ frontmatter }: Pick<CompiledItem, 'frontmatter'>): readonly Response[] {
  if (frontmatter.kind !== 'short') return []
  const { accept, reject } = frontmatter.answer
  return [...accept, ...reject].map((text) => ({ kind: 'short', text }))
}

/** As few responses as tell all: always the one next that tells most of those left. */
function suggestionsFor(
  survivors: readonly { readonly name: string; readonly probes: readonly Response[] }[],
  written: (response: Response) => Pick<ResponseSuggestion, 'category' | 'response'>,
): readonly ResponseSuggestion[] {
  const telling = new Map<string, { readonly probe: Response; readonly names: Set<string> }>()
  for (const { name, probes } of survivors) {
    for (const probe of probes) {
      const id = JSON.stringify(probe)
      const entry = telling.get(id) ?? { probe, names: new Set() }
      entry.names.add(name)
      telling.set(id, entry)
    }
  }
  const left = new Set(survivors.map(({ name }) => name))
  const chosen: ResponseSuggestion[] = []
  while (left.size > 0) {
    const [best] = [...telling.values()]
      .map(({ probe, names }) => ({ probe, tells: [...names].filter((name) => left.has(name)) }))
      .sort((one, other) => other.tells.length - one.tells.length)
    if (!best || best.tells.length === 0) break
    for (const name of best.tells) left.delete(name)
    chosen.push({ ...written(best.probe), tells: best.tells })
  }
  return chosen
}
