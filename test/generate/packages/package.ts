import type { ModelAnswer } from '#schemas/model-answer'

/** A legal input on which a fault shows. */
export interface Witness {
  readonly args: readonly unknown[]
  /** What the statement asks for; absent where the fault is not about the value. */
  readonly right?: unknown
  /** What the faulty program returns; absent where it returns nothing or not always the same. */
  readonly wrong?: unknown
}

/** What a language model hands in for a variant of a code item, and solutions by two who saw the statement alone. */
export interface Package {
  /** The item of the bank `core` whose signature and input contract it keeps. */
  readonly parent: string
  readonly name: string
  readonly language: 'javascript' | 'python'
  readonly answer: ModelAnswer
  readonly solution: string
  /** Of the other one, who wrote what the statement says, whatever the others did. */
  readonly third: string
  readonly witness?: Witness
  /** Of a near-duplicate, what it repeats: `parent`, or the name of a good package of the same parent. */
  readonly of?: string
}

/** A text to look for, which occurs once, and what to put in its place, by turns. */
export type Edits = readonly string[]

/** What is known of a good package, so that faults can be planted in it. */
export interface Good extends Package {
  /** One for each misconception, in their order. */
  readonly witnesses: readonly Required<Witness>[]
  /** Words of the story, and words of another story. */
  readonly nouns: readonly (readonly [string, string])[]
  /** What to take from the statement, so that it can be read as one of the misconceptions does. */
  readonly open: Reading
  /** What to write in the statement, so that it asks for what one of the misconceptions does. */
  readonly otherwise: Reading
  /** How brute force and solution go wrong in the same way as one of the misconceptions. */
  readonly alike?: { readonly reading: number; readonly bruteForce: Edits; readonly solution: Edits }
}

interface Reading {
  readonly edits: Edits
  /** Index of the misconception. */
  readonly reading: number
}

/** Numbers in [0, 1). */
export type Draw = () => number

/** One way in which a package can be wrong. */
export interface FaultClass {
  readonly name: string
  /** What is wrong, and why a candidate would suffer from it. */
  readonly wrong: string
  /** Reference, brute force and solution agree, and are wrong with respect to the statement. */
  readonly correlated?: true
  /** The parent or a sibling once more. */
  readonly duplicate?: true
  /**
   * Makes from a good package one with this fault and no other.
   *
   * @returns undefined where the fault cannot be planted
   */
  readonly plant: (good: Good, draw: Draw) => Package | undefined
}

/** A faulty package and its class. */
export interface Planted extends Package {
  readonly fault: string
  readonly correlated: boolean
  readonly duplicate: boolean
}
