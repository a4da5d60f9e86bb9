import { canonicalJson } from '#log'
import type { KeyOf, PublicItem } from '#schemas/public-item'
import type { ReleaseSealed } from '#schemas/release-sealed'
import { foldedLength, foldText } from './fold.ts'
import type { Secret } from './matcher.ts'
import { textsOf } from './plain-text.ts'

/** Folded bytes of a case's value from which on it is no coincidence, and of one that holds nothing but numbers. */
const SHORTEST_VALUE = 24
const SHORTEST_NUMBERS = 32
/** Folded bytes of a whole case, whose names and structure make a coincidence unlikely. */
const SHORTEST_CASE = 24
/** Folded bytes of a value that holds a telling text, in its brackets. */
const SHORTEST_BRACKETED = 14
/** Folded bytes of a text inside a value, and of one that is a single word, which a language might hold. */
const SHORTEST_TEXT = 12
const SHORTEST_WORD = 16
/** Letters and different characters of a text that is no date, number or pattern. */
const FEWEST_LETTERS = 4
const FEWEST_CHARACTERS = 6

/** What programs and manuals hold for reasons of their own. */
const ORDINARY =
  /^(?:application|audio|font|image|multipart|text|video)\/|example\.(?:com|net|org)|lorem ipsum|hello,? world|quick brown fox|https?:\/\/(?:www\.)?[a-z]+\.[a-z]+\/?$/i

export interface CaseSecrets {
  /** Whole cases, their ids, and their values where those are distinctive. */
  readonly values: readonly Secret[]
  /** Distinctive texts inside the values: what is left of a case in a table, in YAML or in a sentence. */
  readonly texts: readonly Secret[]
}

/** What tells a graded item's hidden cases. */
export function caseSecrets(
  sealed: ReleaseSealed['items'][number],
  publicItem: PublicItem | undefined,
): CaseSecrets {
  const key = sealed.kind === 'critique' ? sealed.key.repair : sealed.key
  if (key === undefined || !hasCases(key)) return { values: [], texts: [] }
  const task = publicItem?.kind === 'critique' ? publicItem.task.repair : publicItem?.task
  const parameters =
    task !== undefined && 'signature' in task ? task.signature.parameters.map(({ name }) => name) : []
  const { id: item } = sealed
  // Of a follow-up every case is a secret: none may be seen before the first answer is locked.
  const cases = [...key.cases, ...(key.followUp?.cases ?? [])]
  return {
    values: cases.flatMap(({ id, name, input, expected }) => [
      { item, what: `id of the case ${name}`, text: id },
      ...[...input, expected].filter(isTelling).map((value) => ({
        item,
        what: `value of the case ${name}`,
        text: canonicalJson(value),
      })),
      ...wholeCase(parameters, input, expected).map((text) => ({ item, what: `case ${name}`, text })),
    ]),
    texts: cases.flatMap(({ name, input, expected }) =>
      textsOf([input, expected])
        .filter(isTellingText)
        .map((text) => ({ item, what: `value of the case ${name}`, text })),
    ),
  }
}

type Case = Pick<KeyOf<'code'>['cases'][number], 'id' | 'name' | 'input' | 'expected'>

/** Of queries, databases are the cases: what tells those is what their kind says. */
function hasCases(
  key: object,
): key is { readonly cases: readonly Case[]; readonly followUp?: { readonly cases: readonly Case[] } } {
  const { cases, followUp } = key as { cases?: readonly object[]; followUp?: { cases: readonly object[] } }
  return cases !== undefined && [...cases, ...(followUp?.cases ?? [])].every((one) => 'input' in one)
}

function isTelling(value: unknown): boolean {
  const text = canonicalJson(value)
  const length = foldedLength(text)
  if (new Set(text).size < FEWEST_CHARACTERS) return false
  if (typeof value === 'object' && length >= SHORTEST_BRACKETED && textsOf(value).some(isTellingText))
    return true
  return length >= (/[a-z]/i.test(text) ? SHORTEST_VALUE : SHORTEST_NUMBERS)
}

function isTellingText(text: string): boolean {
  const folded = foldText(text)
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const shortest = /^\p{L}+$/u.test(text) ? SHORTEST_WORD : SHORTEST_TEXT
  return (
    Buffer.byteLength(folded) >= shortest &&
    letters >= FEWEST_LETTERS &&
    new Set(folded).size >= FEWEST_CHARACTERS &&
    !ORDINARY.test(text) &&
    !isSequence(folded)
  )
}

/** An alphabet, or a part of one: mostly characters that follow one another. */
function isSequence(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0)
  const following = codes.filter((code, index) => code - (codes[index - 1] ?? 0) === 1).length
  return following >= text.length / 2
}

/** A case by the names of its parameters, as JSON, YAML or an object literal: folding makes them the same. */
function wholeCase(
  parameters: readonly string[],
  input: readonly unknown[],
  expected: unknown,
): readonly string[] {
  if (parameters.length !== input.length || input.length === 0) return []
  const named = `{${parameters.map((name, index) => `"${name}":${canonicalJson(input[index])}`).join(',')}}`
  const answer = canonicalJson(expected)
  const isLong = (text: string) =>
    foldedLength(text) >= SHORTEST_CASE && new Set(text).size >= FEWEST_CHARACTERS
  if (isLong(named)) return [named]
  return [`"input":${named},"expected":${answer}`, `input:${named} expected:${answer}`].filter(isLong)
}
