import type { Gradable } from '#adaptive'
import type { KeyOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'

/** Kinds whose key responses are compared with. */
export type KeyedKind = 'choice' | 'short' | 'order' | 'trace' | 'review' | 'design' | 'prompt' | 'critique'

/** A slip in a key: it has another key, or forgives what the key does not, or both. */
export interface KeyMutant<Kind extends KeyedKind> {
  /** What the slip is, in the author's names; unique in its item. */
  readonly name: string
  readonly key?: KeyOf<Kind>
  /** The response as the slip would have it scored. */
  readonly forgives?: (response: ResponseOf<Kind>) => ResponseOf<Kind>
  /** Responses one of which tells the slip, unless no response can; the most natural ones first. */
  readonly probes: readonly ResponseOf<Kind>[]
}

/** What slips are planted in. */
export interface KeySubject<Kind extends KeyedKind> {
  readonly gradable: Extract<Gradable, { readonly kind: Kind }>
  /** Filed responses of the highest category. */
  readonly right: readonly ResponseOf<Kind>[]
  /** What the author calls what has an opaque id. */
  readonly nameOf: (id: string) => string
}

/** Plants slips in the key of one kind. */
export type KeyMutator<Kind extends KeyedKind> = (subject: KeySubject<Kind>) => readonly KeyMutant<Kind>[]
