import fc from 'fast-check'
import type { Deed } from './page.ts'

/** What happens in a sequence: the candidate does something, or something happens to them. */
export type Step =
  | { readonly do: 'deed'; readonly deed: Deed }
  /** Waits until all is durable. */
  | { readonly do: 'save' }
  | { readonly do: 'reload' | 'crash' | 'kill' | 'offline' | 'online' | 'room' | 'forget' }
  | { readonly do: 'second'; readonly takesOver: boolean }
  /** More text than there is room for, where the sequence has little. */
  | { readonly do: 'flood'; readonly seed: number }
  | { readonly do: 'clock'; readonly steadyMs: number; readonly wallMs: number }
  /** Damage to a store between two visits. */
  | { readonly do: 'break' | 'flip'; readonly place: number }
  | { readonly do: 'wipe'; readonly stores: 'indexeddb' | 'file_systems' }
  /** Damage under a running session. */
  | { readonly do: 'wipe-live'; readonly stores: 'indexeddb' | 'file_systems' | 'indexeddb,file_systems' }

export interface Sequence {
  readonly steps: readonly Step[]
  /**
   * Room for the session in bytes, where it is little: less than the megabyte that the private file system sets aside,
   * or little more. One flood fills either.
   */
  readonly room: number | undefined
  /** Whether the candidate answers to the end of the test, or ends it. */
  readonly whole: boolean
}

/** Half characters, emoji of many code points, right-to-left text and its controls, line ends of all kinds. */
const text = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom('\ud800', '\udc00', 'a'), maxLength: 6 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '👩‍👩‍👧‍👦🏳️‍🌈😀'.repeat(20),
      'שלום \u202eעולם\u202c مرحبا',
      'return 1\r\n\tif (x) {}\u2028\u0000\ufeff',
      'export function f() { for (;;); }\n',
      '\n'.repeat(200),
    ),
  },
)

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('type' as const),
      at: fc.nat(5000),
      remove: fc.nat(60),
      insert: text,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('submit' as const), how: fc.constantFrom('as-is', 'right') }),
  },
  { weight: 5, arbitrary: fc.constant({ do: 'proceed' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'run' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('hint', 'paste', 'note', 'language'), n: fc.nat(50) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('retry', 'reveal', 'pause', 'unpause', 'untrusted', 'stop') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('cases' as const),
      inputs: fc.array(fc.constantFrom('1', '[]', '1\n2', 'no JSON', '"😀"'), { maxLength: 3 }),
    }),
  },
)

const HOUR_MS = 3_600_000

const fault: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('reload', 'crash') }) },
  { weight: 1, arbitrary: fc.constant({ do: 'kill' as const }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('second' as const), takesOver: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('offline', 'online') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('flood' as const), seed: fc.nat() }) },
  { weight: 1, arbitrary: fc.constant({ do: 'room' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('clock' as const),
      steadyMs: fc.constantFrom(0, 60_000, 8 * HOUR_MS),
      wallMs: fc.constantFrom(0, -24 * HOUR_MS, 24 * HOUR_MS, 8 * HOUR_MS, -50 * 365 * 24 * HOUR_MS),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('break', 'flip'), place: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('wipe' as const),
      stores: fc.constantFrom('indexeddb', 'file_systems'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('wipe-live' as const),
      stores: fc.constantFrom('indexeddb', 'file_systems', 'indexeddb,file_systems'),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'forget' as const }) },
)

/** Sequences of work and faults; a third of the steps are faults. */
export const sequence: fc.Arbitrary<Sequence> = fc.record({
  steps: fc.array(
    fc.oneof(
      { weight: 7, arbitrary: fc.record({ do: fc.constant('deed' as const), deed }) },
      { weight: 1, arbitrary: fc.constant({ do: 'save' as const }) },
      { weight: 4, arbitrary: fault },
    ),
    { minLength: 4, maxLength: 18, size: 'max' },
  ),
  room: fc.constantFrom(undefined, undefined, 100_000, 1_150_000),
  whole: fc.integer({ min: 0, max: 2 }).map((n) => n === 0),
})
