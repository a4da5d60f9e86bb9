import { fromBase64 } from '#schemas/value'

/** What {@link heapWatch} gives: functions for the engine's table, and what they have counted. */
export interface HeapWatch extends Record<Watched, (...values: number[]) => unknown> {
  /** Bytes that are held now, less than 0 where older ones were given back */
  readonly held: WebAssembly.Global<'i32'>
  /** Most bytes that were held since it was last set */
  readonly peak: WebAssembly.Global<'i32'>
  /** What the runtime calls its size, eight for each block, where watching began */
  readonly base: WebAssembly.Global<'i32'>
  /** The size at which the runtime looks for cycles, as it was set here; another one says that it has just looked */
  readonly threshold: WebAssembly.Global<'i32'>
}

/** The functions of an allocator that are watched. */
export type Watched = 'malloc' | 'free' | 'realloc'

/** What the runtime's size may grow by before it looks for cycles: 256 blocks. */
export const fewestBytes = 2048

/** Places in the runtime, from its state of allocation on: its size, and the size at which it looks for cycles. */
export const offsets = { size: 4, threshold: 92 } as const

/**
 * A small module whose functions stand in for those of QuickJS's allocator: each hands its call on and counts the bytes
 * of what is held, by the word before each block in which dlmalloc keeps its size. In WebAssembly, so that neither the
 * engine's code nor its fuel changes and nothing leaves it.
 *
 * What is held in a cycle is given back only when the runtime looks for cycles, which it does when its size has grown by
 * half. Beside a realm of thousands of blocks that is late: here it looks when what came since the beginning has.
 *
 * @param watched places of the functions in the table
 */
export async function heapWatch(
  memory: WebAssembly.Memory,
  table: WebAssembly.Table,
  watched: Readonly<Record<Watched, number>>,
): Promise<HeapWatch> {
  const bytes = new Uint8Array(fromBase64(moduleText))
  const { instance } = await WebAssembly.instantiate(bytes, { a: { memory, table, ...watched } })
  return instance.exports as unknown as HeapWatch
}

/** What `heap-watch-bytes.ts` makes: it would be three times as long for a browser to fetch. */
export const moduleText =
  'AGFzbQEAAAABHAVgAn9/AX9gAn9/AGADf39/AX9gAX8Bf2ABfwACPAUBYQZtZW1vcnkCAAEBYQV0YWJsZQFwAAABYQZtYWxsb2MDfwABYQRmcmVlA38AAWEHcmVhbGxvYwN/AAMGBQABAgMEBhUEfwFBAAt/AUEAC38BQQALfwFBAAsHPAcGbWFsbG9jAAAEZnJlZQABB3JlYWxsb2MAAgRoZWxkAwMEcGVhawMEBGJhc2UDBQl0aHJlc2hvbGQDBgq7AQVKAQF/IAAoAlwjBkcEQCAAKAIEIwVrQQF1IQIgAkGAECACQYAQShsgACgCBGokBiAAIwY2AlwLIAAgASMAEQAAIQIgAhADEAQgAgsUAEEAIAEQA2sQBCAAIAEjAREBAAstAQF/IAEQAyEDIAAgASACIwIRAgAhASABRUUgAkVyBEAgARADIANrEAQLIAELFQAgAAR/IABBBGsoAgBBeHEFQQALCxUAIwMgAGokAyMDIwRKBEAjAyQECws='
