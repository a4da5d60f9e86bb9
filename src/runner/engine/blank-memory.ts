import { pageBytes } from './abi.ts'

/** Memories that hold nothing but zeros, for one instance after another. */
export interface BlankMemories {
  /** @param maximumPages most pages that it may grow to */
  readonly take: (maximumPages: number) => WebAssembly.Memory
  /** Wipes a memory for another instance: what used it is over. */
  readonly giveBack: (memory: WebAssembly.Memory) => void
}

/** Memories that are kept, of different maxima: those of candidates' programs, and of what asks about their results. */
const MOST_KEPT = 2

/**
 * Keeps memories, so that an instance gets one whose pages the host has found already: making a new one for each costs more
 * than most programs take, and collecting them as much again. Every byte is wiped, whoever wrote it, so that a memory is as
 * one that was just made; one that has grown cannot shrink, and is dropped.
 *
 * @param initialPages that each has, of 64 KiB
 */
export function createBlankMemories(initialPages: number): BlankMemories {
  const kept = new Map<number, WebAssembly.Memory>()
  const maxima = new WeakMap<WebAssembly.Memory, number>()
  return {
    take: (maximumPages) => {
      const blank = kept.get(maximumPages)
      kept.delete(maximumPages)
      if (blank) return blank
      const memory = new WebAssembly.Memory({ initial: initialPages, maximum: maximumPages })
      maxima.set(memory, maximumPages)
      return memory
    },
    giveBack: (memory) => {
      const maximumPages = maxima.get(memory)
      if (maximumPages === undefined || memory.buffer.byteLength !== initialPages * pageBytes) return
      new Uint8Array(memory.buffer).fill(0)
      const [oldest] = kept.keys()
      if (oldest !== undefined && kept.size >= MOST_KEPT) kept.delete(oldest)
      kept.set(maximumPages, memory)
    },
  }
}
