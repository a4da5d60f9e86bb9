import type { ItemKind } from './public-item.ts'
import type { ResponseOf } from './response.ts'

/** What a candidate who has done nothing would submit; code starts as its starter. */
export const emptyResponses: { readonly [Kind in Exclude<ItemKind, 'code'>]: ResponseOf<Kind> } = {
  choice: { kind: 'choice', chosen: [] },
  short: { kind: 'short', text: '' },
  order: { kind: 'order', blocks: [] },
  trace: { kind: 'trace', values: {} },
}
