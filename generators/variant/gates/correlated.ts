import { parseType, showValue, type Encoded, type ValueType } from '#schemas/value'
import type { CodeItem } from '../../verify/code-run.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import { inputWords } from '../../verify/properties/input-words.ts'
import { apartOnLarge, compareWritten } from '../written/compare-programs.ts'
import { valueOf } from '../written/run-programs.ts'
import { isOutOf, saidOrder } from '../written/said-order.ts'
import { containedIn, shinglesOf } from '../written/shingles.ts'
import { notAsked, passed, type Finding, type Gate, type WrittenAnswers } from './gate.ts'

/** Place of the third solution among the programs. */
const THIRD = 3
/**
 * Share of the reference's runs of tokens from which on the brute force is that once more, whatever else stands beside it: in
 * 26 good drafts it has 0.44 at most.
 */
const SAME = 0.6

/**
 * What programs may have wrong alike, since one wrote both: the brute force goes another way than the reference; what is
 * returned is told by the statement; and somebody who reads that alone once more, and otherwise, comes to the same.
 */
export const correlated: Gate = {
  name: 'correlated',
  version: 5,
  ask: async ({ code, written }, context) => {
    if (!code || !written) return notAsked
    const findings = [twice(written), unnamed(code.item, written)]
    const early = findings.find(({ verdict }) => verdict === 'refused')
    if (early) return early
    const third = await againstThird(code.item, written, context)
    return third.verdict === 'refused' ? third : untold(code.item, written)
  },
}

function twice({ programs: [reference, bruteForce] }: WrittenAnswers): Finding {
  if (!reference || !bruteForce) return { verdict: 'refused', reason: 'there is no brute force' }
  const share = containedIn(shinglesOf(reference), shinglesOf(bruteForce))
  return share < SAME
    ? { ...passed, figures: { contained: share } }
    : {
        verdict: 'refused',
        reason: `the brute force is the reference once more: it has ${Math.round(share * 100)} % of its runs of 4 tokens, expected less than ${SAME * 100} %`,
      }
}

/** Whoever reads the statement alone once more comes to the same. */
async function againstThird(
  item: CodeItem,
  written: WrittenAnswers,
  context: VerifyContext,
): Promise<Finding> {
  if (!written.programs[THIRD]) return { verdict: 'refused', reason: 'there is no third solution' }
  const { difference, count } = await compareWritten(item, written, [THIRD], context)
  const apart = difference ?? (await apartOnLarge(item, written, [THIRD]))
  return apart ?? { ...passed, figures: { thirdCompared: count } }
}

/** What a statement has to say for itself, since nothing else does: each parameter, and an order that counts. */
function unnamed({ task, detail }: CodeItem, { statement, programs }: WrittenAnswers): Finding {
  const isSaid = (name: string) => new RegExp(String.raw`\b${name}\b`, 'i').test(statement)
  const missing = task.signature.parameters.find(
    ({ name, type }) => !isSaid(name) && !isToldByFields(parseType(type), isSaid),
  )
  if (missing)
    return {
      verdict: 'refused',
      reason: `the statement never names ${missing.name}, so nobody knows what it is`,
    }
  const quoted = [...statement.matchAll(/`([a-z][A-Za-z]{2,})`/g)].flatMap(([, word]) => word ?? [])
  const astray = task.signature.parameters.find(({ name }) => !quoted.includes(name))
  const { name, parameters, returns } = task.signature
  const types = [...parameters.flatMap((one) => [one.name, one.type]), returns.type]
  const known = JSON.stringify([name, types, detail.inputs, programs.flatMap(({ text }) => stringsIn(text))])
  const foreign = quoted.find((word) => !['null', 'true', 'false'].includes(word) && !isWordOf(known, word))
  if (astray && foreign !== undefined)
    return {
      verdict: 'refused',
      reason: `the statement speaks of \`${foreign}\`, and nothing is called so: the function takes ${astray.name}`,
    }
  const isList = task.signature.returns.type.endsWith('[]')
  const anyOrder = /[^.]*\b(?:in any order|the order (?:does|is) not|order does not matter)\b[^.]*/i.exec(
    statement,
  )?.[0]
  const isOfResult = anyOrder !== undefined && /\b(?:return|result|rows may|list may|answer)/i.test(anyOrder)
  if (isList && isOfResult && task.compare === 'exact')
    return {
      verdict: 'refused',
      reason: 'the statement leaves the order of the result open, and the item compares it',
      counterexample: anyOrder.trim(),
    }
  return passed
}

function isWordOf(text: string, word: string): boolean {
  return new RegExp(String.raw`\b${word}\b`).test(text)
}

/** What stands between quotation marks in a program. */
function stringsIn(text: string): readonly string[] {
  return text.match(/"[^"\n]*"|'[^'\n]*'|`[^`]*`/g) ?? []
}

/** Whether all that a record or a list of records holds is named, so that nobody misses the name of the whole. */
function isToldByFields(type: ValueType, isSaid: (name: string) => boolean): boolean {
  if (type.type === 'array') return isToldByFields(type.of, isSaid)
  return type.type === 'record' && type.fields.every(({ name }) => isSaid(name))
}

/** What nobody can know who reads the statement alone: a result for what is missing, or a text that is always the same. */
async function untold(item: CodeItem, written: WrittenAnswers): Promise<Finding> {
  const { statement, inputs } = written
  const [first = []] = await written.runs()
  const said = statement.toLowerCase()
  const counts = new Map<string, { count: number; readonly at: number }>()
  let hasNull = false
  for (const [at] of inputs.entries()) {
    const value = valueOf(item, first[at])
    hasNull ||= value !== undefined && JSON.stringify(value).includes('null')
    if (value === null && !/\b(?:null|none)\b/.test(said))
      return told(at, 'returns null, of which the statement says nothing')
    const given = new Set((inputs[at] ?? []).flatMap(textsIn).flatMap(lettersOf))
    for (const text of textsIn(value ?? null)) {
      if (lettersOf(text).every((letter) => given.has(letter))) continue
      const known = counts.get(text)
      if (known) known.count += 1
      else counts.set(text, { count: 1, at })
    }
  }
  const [word] = /(?<=`)(?:null|None)(?=`)/.exec(statement) ?? []
  const takesNull = item.task.signature.parameters.some(({ type }) => type.includes('?'))
  if (word !== undefined && !takesNull && item.task.signature.returns.type.includes('?') && !hasNull)
    return {
      verdict: 'refused',
      reason: `the statement speaks of ${word}, which the reference never returns`,
    }
  const ordered = await disordered(item, written)
  if (ordered.verdict === 'refused') return ordered
  for (const [text, { count, at }] of counts)
    if (count >= 3 && /\p{L}{2}/u.test(text) && !said.includes(text.toLowerCase()))
      return told(at, `returns ${showValue(text)} ${count} times, of which the statement says nothing`)
  return passed

  function told(at: number, words: string): Finding {
    const input = inputs[at] ?? []
    return {
      verdict: 'refused',
      reason: `the reference ${words}`,
      counterexample: inputWords(item.task.signature, input),
    }
  }
}

/** A list that is said to be returned ascending, descending or alphabetically, and is not. */
async function disordered(item: CodeItem, { statement, inputs, runs }: WrittenAnswers): Promise<Finding> {
  const word = saidOrder(statement, item.task.signature.returns.type)
  if (word === undefined) return passed
  const [first = []] = await runs()
  const at = inputs.findIndex((_, place) => {
    const value = valueOf(item, first[place])
    return (
      Array.isArray(value) &&
      value.some((one, index) => index > 0 && isOutOf(word, value[index - 1] ?? null, one))
    )
  })
  if (at < 0) return passed
  return {
    verdict: 'refused',
    reason: `the statement wants the result ${word}, and the reference returns ${showValue(valueOf(item, first[at]) ?? null)}`,
    counterexample: inputWords(item.task.signature, inputs[at] ?? []),
  }
}

/** Texts in a value; of records, not their keys. */
function textsIn(value: Encoded): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (value === null || typeof value !== 'object') return []
  if ('$' in value) return 'v' in value && Array.isArray(value.v) ? value.v.flat().flatMap(textsIn) : []
  return Object.values(value as Readonly<Record<string, Encoded>>).flatMap(textsIn)
}

function lettersOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}/gu) ?? []
}
