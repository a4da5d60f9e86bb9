import type { ItemKind } from './public-item.ts'
import type { Response } from './response.ts'

/** By kind; the kinds whose answers are written in documents have none. */
const emptyResponses: { readonly [Kind in ItemKind]?: Extract<Response, { kind: Kind }> } = {
  choice: { kind: 'choice', chosen: [] },
  short: { kind: 'short', text: '' },
  order: { kind: 'order', blocks: [] },
  design: { kind: 'design', choices: {}, estimates: {} },
  trace: { kind: 'trace', values: {} },
  review: { kind: 'review', marks: [], verdict: 'undecided' },
  prompt: { kind: 'prompt', ranking: [], spans: [], prompt: null },
  critique: { kind: 'critique', claims: {}, marks: [], decision: 'undecided' },
}

/**
 * What a candidate who has done nothing would submit.
 *
 * @throws TypeError for a kind whose answers are written
 */
export function emptyResponse(kind: ItemKind): Response {
  const empty = emptyResponses[kind]
  if (empty === undefined) throw new TypeError(`answers to ${kind} are written, and start as they are given`)
  return empty
}
