import { scoreResponse, type CaseVerdict, type Gradable } from '#adaptive'
import type { Proof } from '#schemas/proof'
import type { Response } from '#schemas/response'
import type { CompiledItem, Waivers } from '../compile/compiled-item.ts'
import { plantSlips, type ResponseSuggestion } from './key/verify-key.ts'
import { judgeSurvivors } from './mutate/judge-survivors.ts'
import { drawResponses } from './properties/response-draws.ts'
import { seedOf } from './properties/seed-of.ts'
import type { Verification, Verifier } from './verification.ts'

/** Closed kinds: every response that the author filed gets its category, and a short answer's own examples hold. */
export const verifyResponses: Verifier = async (item) => proveResponses(item, gradableOf(item))

/** What was filed, and what is near it: for keys that responses are compared with. */
export function proveResponses(item: CompiledItem, gradable: Gradable, explain?: ExplainPart): Verification {
  const filed = scoreFiled(item, gradable, explain)
  const seed = seedOf(item.id)
  const { reasons, ...counts } = drawResponses(
    gradable,
    item.responses.map(({ response }) => response),
    seed,
  )
  const key = proveKey(item, gradable)
  return {
    ...filed,
    ...key,
    reasons: [...filed.reasons, ...reasons, ...(filed.reasons.length === 0 ? key.reasons : [])],
    properties: { seed, ...counts },
  }
}

interface KeyProof {
  readonly reasons: readonly string[]
  readonly mutants: NonNullable<Proof['mutants']>
  readonly responseSuggestions: readonly ResponseSuggestion[]
}

/**
 * Whether the filed responses tell every slip in the key that some response can tell, unless its author has waived it.
 *
 * @param options.waivers where not all of the item's are about the key
 * @param options.casesOf verdicts on what of a response is run
 */
export function proveKey(
  item: CompiledItem,
  gradable: Gradable,
  {
    waivers = item.waivers ?? {},
    casesOf,
  }: {
    readonly waivers?: Waivers
    readonly casesOf?: (response: Response) => readonly CaseVerdict[] | undefined
  } = {},
): KeyProof {
  const { told, survivors, suggestions } = plantSlips(item, gradable, casesOf)
  const { reasons, counts } = judgeSurvivors({
    killed: told,
    unreached: 0,
    survivors,
    waivers,
    isFollowUp: false,
  })
  return { reasons, mutants: counts, responseSuggestions: suggestions }
}

/** What grading the item takes, from its sealed half, which holds the key whatever the item's use. */
export function gradableOf({ public: { kind, max, task }, sealed }: CompiledItem): Gradable {
  // kind, task and key belong to one item, which the type of a union of triples cannot say
  return { kind, max, task, key: sealed.key } as Gradable
}

/** Says what a part that was lost should have been, and what the response has. */
type ExplainPart = (part: string, response: Response) => string

/**
 * Scores everything whose category is known beforehand.
 *
 * @param explain for parts whose own detail does not say enough
 * @param casesOf verdicts on what of a response is run
 */
export function scoreFiled(
  { responses, frontmatter }: CompiledItem,
  gradable: Gradable,
  explain?: ExplainPart,
  casesOf?: (response: Response) => readonly CaseVerdict[] | undefined,
): Verification {
  const reasons: string[] = []
  const scored = responses.map(({ name, category, response }) => {
    const { category: got, parts } = scoreResponse(gradable, response, casesOf?.(response))
    const lost = parts
      .filter(({ earned, possible }) => earned < possible)
      .map(({ id, label, detail }) => explain?.(id, response) ?? `${label}${detail ? ` (${detail})` : ''}`)
    const why = lost.length === 0 ? '' : `; lost: ${lost.join('; ')}`
    if (got !== category)
      reasons.push(`the response ${name}: expected category ${category}, got ${got}${why}`)
    return { name, category: got }
  })
  const examples =
    frontmatter.kind === 'short'
      ? [
          ...frontmatter.answer.accept.map((text) => ({ text, expected: gradable.max, list: 'accept' })),
          ...frontmatter.answer.reject.map((text) => ({ text, expected: 0, list: 'reject' })),
        ]
      : []
  for (const { text, expected, list } of examples) {
    const { category, parts } = scoreResponse(gradable, { kind: 'short', text })
    if (category === expected) continue
    const reading = parts[0]?.detail ?? 'not read'
    reasons.push(
      `the answer ${JSON.stringify(text)} under ${list}: expected category ${expected}, got ${category} (${reading})`,
    )
  }
  return { reasons, executed: scored.length + examples.length, responses: scored }
}
