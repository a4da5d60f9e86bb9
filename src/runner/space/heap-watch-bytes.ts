import { signed, unsigned } from '../meter/leb.ts'
import { concatBytes, sectionId, writeSections, type Section } from '../meter/sections.ts'
import { fewestBytes, offsets } from './heap-watch.ts'

const [i32, funcref, empty] = [0x7f, 0x70, 0x40]
const [ifThen, otherwise, end, select] = [0x04, 0x05, 0x0b, 0x1b]
const [add, subtract, and, or, halve] = [0x6a, 0x6b, 0x71, 0x72, [0x41, 1, 0x75]]
const [isZero, isOther, isGreater] = [0x45, 0x47, 0x4a]

const get = (local: number) => [0x20, local]
const set = (local: number) => [0x21, local]
const read = (global: number) => [0x23, global]
const write = (global: number) => [0x24, global]
const load = (offset: number) => [0x28, 2, offset]
const store = (offset: number) => [0x36, 2, offset]
const call = (index: number) => [0x10, index]
const callIndirect = (type: number) => [0x11, type, 0]
const constant = (value: number) => [0x41, ...signed(value)]

/** Indices of types, of the functions of these types, and of globals; the first three globals are imported. */
const functions = { malloc: 0, free: 1, realloc: 2, sizeOf: 3, grow: 4 } as const
const globals = { malloc: 0, free: 1, realloc: 2, held: 3, peak: 4, base: 5, threshold: 6 } as const
const watchedNames = ['malloc', 'free', 'realloc'] as const
const ownNames = ['held', 'peak', 'base', 'threshold'] as const

/** The bytes of {@link heapWatch}'s module, from which its constant was made. */
export function heapWatchBytes(): Uint8Array<ArrayBuffer> {
  return writeSections([
    section(sectionId.type, [
      [0x60, 2, i32, i32, 1, i32],
      [0x60, 2, i32, i32, 0],
      [0x60, 3, i32, i32, i32, 1, i32],
      [0x60, 1, i32, 1, i32],
      [0x60, 1, i32, 0],
    ]),
    section(sectionId.import, [
      [...text('a'), ...text('memory'), 2, 0, 1],
      [...text('a'), ...text('table'), 1, funcref, 0, 0],
      ...watchedNames.map((name) => [...text('a'), ...text(name), 3, i32, 0]),
    ]),
    section(
      sectionId.function,
      Object.values(functions).map((type) => [type]),
    ),
    section(
      sectionId.global,
      ownNames.map(() => [i32, 1, ...constant(0), end]),
    ),
    section(sectionId.export, [
      ...watchedNames.map((name) => [...text(name), 0, functions[name]]),
      ...ownNames.map((name) => [...text(name), 3, globals[name]]),
    ]),
    section(
      sectionId.code,
      bodies.map((lines) => [...unsigned(lines.flat().length), ...lines.flat()]),
    ),
  ])
}

const [first, second, third, fourth] = [0, 1, 2, 3]

/** Bodies of the functions, in the order of their indices: locals, instructions, end; in lines. */
const bodies: readonly (readonly (readonly number[])[])[] = [
  // malloc(state, size):
  [
    [1, 1, i32],
    // if (state.threshold !== threshold) threshold = state.threshold = state.size + max(fewest, (state.size - base) >> 1)
    [...get(first), ...load(offsets.threshold), ...read(globals.threshold), isOther, ifThen, empty],
    [...get(first), ...load(offsets.size), ...read(globals.base), subtract, ...halve, ...set(third)],
    [...get(third), ...constant(fewestBytes), ...get(third), ...constant(fewestBytes), isGreater, select],
    [...get(first), ...load(offsets.size), add, ...write(globals.threshold)],
    [...get(first), ...read(globals.threshold), ...store(offsets.threshold), end],
    // block = watched(state, size); grow(sizeOf(block)); return block
    [
      ...get(first),
      ...get(second),
      ...read(globals.malloc),
      ...callIndirect(functions.malloc),
      ...set(third),
    ],
    [...get(third), ...call(functions.sizeOf), ...call(functions.grow), ...get(third), end],
  ],
  // free(state, block): grow(-sizeOf(block)); watched(state, block)
  [
    [0],
    [...constant(0), ...get(second), ...call(functions.sizeOf), subtract, ...call(functions.grow)],
    [...get(first), ...get(second), ...read(globals.free), ...callIndirect(functions.free), end],
  ],
  // realloc(state, block, size): old = sizeOf(block); block = watched(state, block, size)
  // if (block || !size) grow(sizeOf(block) - old); return block
  [
    [1, 1, i32],
    [...get(second), ...call(functions.sizeOf), ...set(fourth)],
    [...get(first), ...get(second), ...get(third), ...read(globals.realloc)],
    [...callIndirect(functions.realloc), ...set(second)],
    [...get(second), isZero, isZero, ...get(third), isZero, or, ifThen, empty],
    [...get(second), ...call(functions.sizeOf), ...get(fourth), subtract, ...call(functions.grow), end],
    [...get(second), end],
  ],
  // sizeOf(block): the word before it without its flags, or 0 for none
  [
    [0, ...get(first), ifThen, i32],
    [...get(first), ...constant(4), subtract, ...load(0), ...constant(-8), and],
    [otherwise, ...constant(0), end, end],
  ],
  // grow(bytes): held += bytes; if (held > peak) peak = held
  [
    [0],
    [...read(globals.held), ...get(first), add, ...write(globals.held)],
    [...read(globals.held), ...read(globals.peak), isGreater, ifThen, empty],
    [...read(globals.held), ...write(globals.peak), end, end],
  ],
]

function section(id: number, entries: readonly (readonly number[])[]): Section {
  return { id, bytes: concatBytes([unsigned(entries.length), ...entries]) }
}

function text(name: string): readonly number[] {
  return [...unsigned(name.length), ...new TextEncoder().encode(name)]
}
