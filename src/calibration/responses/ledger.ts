/**
 * Responses in the order of the file, as they are read.
 *
 * Neighbours of one person make a run: `runs` has three entries per run, which are its first response, its person and
 * the line of its first response; each response after it stands `step` lines further on.
 */
export interface Ledger {
  item: Uint32Array
  category: Uint8Array
  /** Number of responses. */
  length: number
  runs: Uint32Array
  runCount: number
  /** 0 where a line holds one person, 1 where it holds one response. */
  step: 0 | 1
}

/** A ledger without responses. */
export function createLedger(): Ledger {
  return {
    item: new Uint32Array(1 << 12),
    category: new Uint8Array(1 << 12),
    length: 0,
    runs: new Uint32Array(3 << 8),
    runCount: 0,
    step: 0,
  }
}

/** Makes room for `more` responses. */
export function reserve(ledger: Ledger, more: number): void {
  const needed = ledger.length + more
  if (needed > ledger.item.length) grow(ledger, Math.ceil(Math.max(ledger.length * 1.1, needed + 4096)))
}

/**
 * Makes room for what the rest of a file will hold if it is like what was read, and 3 % more: a large file is copied once,
 * while it is still small.
 *
 * @param share of the file that was read, in (0, 1]
 */
export function foresee(ledger: Ledger, share: number): void {
  const expected = Math.ceil((ledger.length / share) * 1.03)
  if (share < 1 && expected > ledger.item.length) grow(ledger, expected)
}

function grow(ledger: Ledger, capacity: number): void {
  const item = new Uint32Array(capacity)
  item.set(ledger.item.subarray(0, ledger.length))
  ledger.item = item
  const category = new Uint8Array(capacity)
  category.set(ledger.category.subarray(0, ledger.length))
  ledger.category = category
}

/** Opens a run of a person at the next response. */
export function openRun(ledger: Ledger, person: number, line: number): void {
  const at = ledger.runCount * 3
  if (at === ledger.runs.length) {
    const runs = new Uint32Array(at * 2)
    runs.set(ledger.runs)
    ledger.runs = runs
  }
  ledger.runs[at] = ledger.length
  ledger.runs[at + 1] = person
  ledger.runs[at + 2] = line
  ledger.runCount += 1
}

/** Adds one response, wherever it stands. */
export function addResponse(
  ledger: Ledger,
  person: number,
  item: number,
  category: number,
  line: number,
): void {
  const last = ledger.runCount * 3 - 3
  const { runs, length } = ledger
  const isNext =
    last >= 0 &&
    runs[last + 1] === person &&
    line === (runs[last + 2] ?? 0) + ledger.step * (length - (runs[last] ?? 0))
  if (!isNext) openRun(ledger, person, line)
  reserve(ledger, 1)
  ledger.item[length] = item
  ledger.category[length] = category
  ledger.length += 1
}

/** The line of a response. */
export function lineOf({ runs, runCount, step }: Ledger, response: number): number {
  let low = 0
  let high = runCount - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((runs[middle * 3] ?? 0) <= response) low = middle
    else high = middle - 1
  }
  return (runs[low * 3 + 2] ?? 0) + step * (response - (runs[low * 3] ?? 0))
}
