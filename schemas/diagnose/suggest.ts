/**
 * The word that was probably meant.
 *
 * @param word what stands there
 * @param words what could stand there
 * @returns the nearest word, or undefined where none is near (over a third of its letters differ)
 */
export function suggest(word: string, words: Iterable<string>): string | undefined {
  let nearest: string | undefined
  let least = Infinity
  for (const candidate of words) {
    if (candidate === word || Math.abs(candidate.length - word.length) > 8) continue
    const steps = distance(word.toLowerCase().slice(0, 60), candidate.toLowerCase().slice(0, 60))
    if (steps < least && steps <= Math.max(1, Math.floor(candidate.length / 3))) {
      nearest = candidate
      least = steps
    }
  }
  return nearest
}

/** Optimal string alignment distance (Damerau 1964): insertions, deletions, changes, swaps of neighbours. */
function distance(left: string, right: string): number {
  let before: number[] = []
  let above = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let i = 1; i <= left.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= right.length; j += 1) {
      const changed = left[i - 1] === right[j - 1] ? 0 : 1
      let best = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + changed)
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1)
      row.push(best)
    }
    before = above
    above = row
  }
  return above[right.length] ?? 0
}
