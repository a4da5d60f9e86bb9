import type { ComplexityClass } from '#adaptive'

/** What grows: integers, a number, a text, or the first or the second of two lists of integers. */
export type InputKind = 'v' | 'n' | 's' | 'a' | 'b'

/** A function `f` and the class that its author knows it to be of. */
export type Entry = readonly [expected: ComplexityClass, input: InputKind, text: string]
