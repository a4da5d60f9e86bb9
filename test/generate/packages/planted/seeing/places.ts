import type { Package } from '../../package.ts'
import { parentOf } from '../parents.ts'

/** Inputs of a parent that are hardly met where nobody looks for them. */
export interface Places {
  /** Whether an input is one of thousands, in the language of the parent's packages. */
  readonly seldom: string
  /** The same for candidates. */
  readonly seldomWords: string
  readonly seldomArgs: readonly unknown[]
  /** Whether a list is longer than those on which programs are compared; absent where none is. */
  readonly long?: string
  /** The parameters that are lists of the same length. */
  readonly lists: readonly string[]
  /** What an entry of the list is sorted by; absent where lists are short. */
  readonly key?: (entry: string) => string
  /** The longest input, in the order of that. */
  readonly ascendingArgs?: () => readonly unknown[]
}

const up = (length: number) => Array.from({ length }, (_, index) => index)

const known: Readonly<Record<string, Places>> = {
  'parking-display': {
    seldom: 'changes.length > 2 && capacity === changes.length * changes.length',
    seldomWords: '`changes` has more than `2` entries and `capacity` is the square of their number',
    seldomArgs: [9, [1, 2, 1]],
    lists: ['changes'],
  },
  'when-the-alarm-rings': {
    seldom: 'limit > 2 && checks.filter(Boolean).length === limit * limit',
    seldomWords: '`limit` is above `2` and the number of `true` in `checks` is the square of `limit`',
    seldomArgs: [[false, ...up(9).map(() => true), false, false, false], 3],
    lists: ['checks'],
  },
  'people-in-the-hall': {
    seldom: 'badges.length > 2 && span > 2 && badges[0] === span * span',
    seldomWords:
      '`badges` has more than `2` entries, `span` is above `2`, and the first badge is the square of `span`',
    seldomArgs: [[9, 4, 9], [8, 7, 9], 3],
    long: 'badges.length > 2000',
    lists: ['badges', 'times'],
    key: (entry) => entry,
    ascendingArgs: () => [up(6000).map((index) => index + 1), up(6000), 100],
  },
  'since-the-last-price': {
    seldom: 'prices.length > 2 && prices[0].cents === prices.length * prices.length',
    seldomWords: 'there are more than `2` rows and the first price is the square of their number',
    seldomArgs: [
      [
        { article: 'A', cents: 9 },
        { article: 'B', cents: 4 },
        { article: 'A', cents: 7 },
      ],
    ],
    long: 'prices.length > 2000',
    lists: ['prices'],
    key: (entry) => `${entry}.cents`,
    ascendingArgs: () => [up(20_000).map((index) => ({ article: `A${index % 9000}`, cents: index }))],
  },
  'chargers-that-stand-free': {
    seldom:
      'stays.length > 1 && stays[0].minutes > 2 && stays[0].from === stays[0].minutes * stays[0].minutes',
    seldomWords:
      'there is more than `1` entry, and of the first one `from` is the square of `minutes`, which are more than `2`',
    seldomArgs: [
      [
        { from: 9, minutes: 3 },
        { from: 11, minutes: 2 },
        { from: 20, minutes: 1 },
      ],
    ],
    long: 'stays.length > 2000',
    lists: ['stays'],
    key: (entry) => `${entry}.from`,
    ascendingArgs: () => [up(20_000).map((index) => ({ from: index * 3, minutes: (index % 5) + 1 }))],
  },
  'what-to-reorder': {
    seldom:
      'len(stock) > 1 and stock[0]["onShelf"] > 2 and stock[0]["minimum"] == stock[0]["onShelf"] * stock[0]["onShelf"]',
    seldomWords:
      '`stock` has more than `1` row, and of the first one `minimum` is the square of `onShelf`, which is above `2`',
    seldomArgs: [
      [
        { name: 'a', onShelf: 3, onOrder: 1, minimum: 9 },
        { name: 'b', onShelf: 1, onOrder: 0, minimum: 2 },
      ],
    ],
    long: 'len(stock) > 150',
    lists: ['stock'],
  },
  'ten-sheets-a-turn': {
    seldom:
      'len(sheets) > 3 and sheets[0] > 2 and sheets[1] == sheets[0] * sheets[0] and sheets[2] == sheets[0]',
    seldomWords:
      '`sheets` has more than `3` entries, the first is above `2`, the second its square, and the third the same as the first',
    seldomArgs: [[3, 9, 3, 12]],
    long: 'len(sheets) > 3000',
    lists: ['sheets'],
    key: (entry) => entry,
    ascendingArgs: () => [up(20_000).map((index) => Math.floor(index / 400))],
  },
}

/** @throws RangeError where nothing is known of the item */
export function placesOf(item: string): Places {
  const places = known[item]
  if (places === undefined) throw new RangeError(`Unexpected parent ${item}`)
  return places
}

/** Of `answer`, something else, whatever it is. */
export function otherThan({ parent, language }: Package): string {
  const { returns } = parentOf(parent)
  if (returns === 'number') return 'answer + 1'
  if (returns === 'texts') return 'answer + [stock[0]["name"]]'
  return language === 'python' ? '([] if answer else [1])' : '(answer.length > 0 ? [] : [1])'
}

/** That in words. */
export function otherWords({ parent }: Package): string {
  const { returns } = parentOf(parent)
  if (returns === 'number') return 'return a number that is greater by `1`'
  return returns === 'texts'
    ? 'put the name of the first row once more at the end of the result'
    : 'return an empty list, or `[1]` where the result would be empty anyway'
}
