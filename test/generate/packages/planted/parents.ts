/** One record for each parent, side by side, so that none lacks what another has: therefore one long file. */

/** A fault in few inputs: what to write at the beginning of a program, and a legal input that shows it. */
interface Rare {
  readonly lines: readonly string[]
  readonly args: readonly unknown[]
}

/** A sentence that the contract does not keep, with lines of somebody who relies on it. */
interface Promised {
  readonly sentence: string
  readonly relies: readonly string[]
  readonly args: readonly unknown[]
}

/** What is known of a parent, so that faults can be planted in packages of it. */
export interface Parent {
  readonly name: string
  readonly parameters: readonly string[]
  /** The parameter that grows. */
  readonly list: string
  /** Its greatest length. */
  readonly longest: number
  readonly returns: 'list' | 'number' | 'texts'
  readonly emptyArgs: readonly unknown[]
  readonly largestArgs: () => readonly unknown[]
  readonly rare: readonly Rare[]
  readonly promises: readonly Promised[]
  /** Sentences about inputs that no contract allows. */
  readonly ruledOut: readonly string[]
  readonly otherLimits: readonly string[]
  /** Lines that change the result for inputs alone that the contract rules out. */
  readonly neverMet: readonly string[]
  /** Names that the signature does not have. */
  readonly otherNames: readonly string[]
}

const up = (length: number) => Array.from({ length }, (_, index) => index)

const parking: Parent = {
  name: 'freePlaces',
  parameters: ['capacity', 'changes'],
  list: 'changes',
  longest: 200,
  returns: 'list',
  emptyArgs: [5, []],
  largestArgs: () => [5, up(200).map((index) => (index % 2 === 0 ? -9 : 7))],
  rare: [
    {
      lines: ['if (changes.length >= 200) return []'],
      args: [5, up(200).map((index) => (index % 2 === 0 ? -9 : 7))],
    },
    { lines: ['if (capacity === 0) return []'], args: [0, [1]] },
    {
      lines: ['const most = changes.reduce((a, b) => Math.max(a, b))', 'if (most > 50) return []'],
      args: [5, []],
    },
  ],
  promises: [
    {
      sentence: 'There is at least one number in `changes`.',
      relies: ["if (changes[0] === undefined) throw new Error('no number')"],
      args: [5, []],
    },
    {
      sentence: '`capacity` is never `0`.',
      relies: ["if (1 / capacity === Infinity) throw new Error('no room')"],
      args: [0, [1]],
    },
  ],
  ruledOut: [
    'If `capacity` is negative, the result is an empty list.',
    'An entry of `changes` that is no whole number is rounded down before it is used.',
  ],
  otherLimits: [
    '`changes` has at most 24 entries.',
    '`capacity` lies between 1 and 100, and no number in `changes` is larger than 10.',
  ],
  neverMet: ['if (capacity > 2000) return []'],
  otherNames: ['size', 'moves'],
}

const alarm: Parent = {
  name: 'alarmsAt',
  parameters: ['checks', 'limit'],
  list: 'checks',
  longest: 200,
  returns: 'list',
  emptyArgs: [[], 2],
  largestArgs: () => [up(200).map((index) => index % 9 < 5), 2],
  rare: [
    { lines: ['if (limit === 20) return []'], args: [up(60).map((index) => index >= 30), 20] },
    {
      lines: ['if (checks.length >= 200) checks = checks.slice(0, 9)'],
      args: [up(200).map((index) => index % 9 < 5), 2],
    },
    {
      lines: ['const first = checks.reduce((a) => a)', "if (first === 'none') return []"],
      args: [[], 2],
    },
  ],
  promises: [
    {
      sentence: '`checks` has at least `limit` entries.',
      relies: ["if (checks.length < limit) throw new Error('too short')"],
      args: [[true], 3],
    },
    {
      sentence: 'At least one entry of `checks` is `false`.',
      relies: ["if (!checks.includes(false)) throw new Error('none is false')"],
      args: [[true], 1],
    },
  ],
  ruledOut: ['If `limit` is `0`, return an empty list.', 'Entries of `checks` that are `null` are left out.'],
  otherLimits: ['`checks` has at most 31 entries.', '`limit` is at most 7.'],
  neverMet: ['if (limit < 1) return []'],
  otherNames: ['flags', 'count'],
}

const hall: Parent = {
  name: 'peopleAround',
  parameters: ['badges', 'times', 'span'],
  list: 'times',
  longest: 6000,
  returns: 'list',
  emptyArgs: [[], [], 3],
  largestArgs: () => [up(6000).map((index) => (index % 3000) + 1), up(6000).map((index) => index), 100],
  rare: [
    { lines: ['if (badges.includes(9999)) return badges.map(() => 0)'], args: [[9999], [5], 3] },
    { lines: ['if (span > 86399) return []'], args: [[1, 2], [5, 6], 86400] },
    {
      lines: ['const last = times.reduce((a, b) => Math.max(a, b))', 'if (last < 0) return []'],
      args: [[], [], 3],
    },
  ],
  promises: [
    {
      sentence: 'No number in `badges` is larger than `1000`.',
      relies: ["if (badges.some((badge) => badge > 1000)) throw new Error('no such number')"],
      args: [[9999], [5], 3],
    },
    {
      sentence: '`span` is not longer than an hour.',
      relies: ["if (span > 3600) throw new Error('too long')"],
      args: [[1, 2], [5, 6], 86400],
    },
  ],
  ruledOut: [
    'If `badges` and `times` do not have the same length, the end of the longer one is left out.',
    'If `span` is negative, return an empty list.',
  ],
  otherLimits: ['There are at most 100 entries in each list.', 'No second in `times` is larger than 3600.'],
  neverMet: ['if (span < 0) return []'],
  otherNames: ['ids', 'moments', 'window'],
}

const price: Parent = {
  name: 'priceSteps',
  parameters: ['prices'],
  list: 'prices',
  longest: 20_000,
  returns: 'list',
  emptyArgs: [[]],
  largestArgs: () => [up(20_000).map((index) => ({ article: `A${index % 9000}`, cents: index % 7 }))],
  rare: [
    {
      lines: ['prices = prices.filter((row) => row.cents < 100000)'],
      args: [[{ article: 'A', cents: 100_000 }]],
    },
    {
      lines: ['if (prices.every((row) => row.cents === 0)) return []'],
      args: [
        [
          { article: 'A', cents: 0 },
          { article: 'A', cents: 0 },
        ],
      ],
    },
    {
      lines: ['const first = prices[0].article', "if (first === '') return []"],
      args: [[]],
    },
  ],
  promises: [
    {
      sentence: 'Every code in `article` has three characters.',
      relies: ["if (prices.some((row) => row.article.length !== 3)) throw new Error('no such code')"],
      args: [[{ article: 'A', cents: 1 }]],
    },
    {
      sentence: 'Nothing costs more than `10000` cents.',
      relies: ["if (prices.some((row) => row.cents > 10000)) throw new Error('too dear')"],
      args: [[{ article: 'A', cents: 100_000 }]],
    },
  ],
  ruledOut: [
    'A row whose `article` is an empty text gets `null`.',
    'A negative number in `cents` counts as `0`.',
  ],
  otherLimits: ['The list has at most 50 rows.', 'There are at most ten different codes in the list.'],
  neverMet: ['if (prices.some((row) => row.cents < 0)) return []'],
  otherNames: ['list'],
}

const cars: Parent = {
  name: 'longestFree',
  parameters: ['stays'],
  list: 'stays',
  longest: 20_000,
  returns: 'number',
  emptyArgs: [[]],
  largestArgs: () => [up(20_000).map((index) => ({ from: index * 3, minutes: (index % 5) + 1 }))],
  rare: [
    {
      lines: ['stays = stays.filter((stay) => stay.from > 0)'],
      args: [
        [
          { from: 0, minutes: 9 },
          { from: 1, minutes: 2 },
          { from: 5, minutes: 1 },
        ],
      ],
    },
    {
      lines: ['stays = stays.map((stay) => ({ ...stay, minutes: stay.minutes % 3000 }))'],
      args: [
        [
          { from: 10, minutes: 3000 },
          { from: 11, minutes: 2 },
          { from: 20, minutes: 1 },
        ],
      ],
    },
    {
      lines: [
        'const first = stays.reduce((a, b) => (a.from < b.from ? a : b))',
        'if (first.from < 0) return 0',
      ],
      args: [[]],
    },
  ],
  promises: [
    {
      sentence: 'Nobody is there for longer than `1440` minutes.',
      relies: ["if (stays.some((stay) => stay.minutes > 1440)) throw new Error('too long')"],
      args: [[{ from: 0, minutes: 3000 }]],
    },
    {
      sentence: 'There is at least one entry in `stays`.',
      relies: ["if (stays.length === 0) throw new Error('nobody')"],
      args: [[]],
    },
  ],
  ruledOut: ['An entry whose `minutes` are `0` is left out.', 'A negative `from` counts as `0`.'],
  otherLimits: ['`stays` has at most 100 entries.', 'Nobody comes later than in minute 1440.'],
  neverMet: ['if (stays.some((stay) => stay.minutes < 1)) return 0'],
  otherNames: ['list'],
}

const reorder: Parent = {
  name: 'whatToReorder',
  parameters: ['stock'],
  list: 'stock',
  longest: 200,
  returns: 'texts',
  emptyArgs: [[]],
  largestArgs: () => [
    up(200).map((index) => ({
      name: `n${index}`,
      onShelf: index % 4,
      onOrder: index % 3,
      minimum: index % 6,
    })),
  ],
  rare: [
    {
      lines: ['stock = [{**row, "name": row["name"].strip()} for row in stock]'],
      args: [
        [
          { name: ' a', onShelf: 5, onOrder: 1, minimum: 5 },
          { name: ' b', onShelf: 1, onOrder: 5, minimum: 4 },
          { name: ' c', onShelf: 0, onOrder: 0, minimum: 9 },
        ],
      ],
    },
    {
      lines: ['stock = [row for row in stock if row["name"].isalpha()]'],
      args: [
        [
          { name: 'a 1', onShelf: 5, onOrder: 1, minimum: 5 },
          { name: 'b 2', onShelf: 1, onOrder: 5, minimum: 4 },
          { name: 'c 3', onShelf: 0, onOrder: 0, minimum: 9 },
        ],
      ],
    },
    { lines: ['least = min(row["minimum"] for row in stock)', 'if least < 0:', '    return []'], args: [[]] },
  ],
  promises: [
    {
      sentence: 'No `minimum` is `0`.',
      relies: ['assert all(row["minimum"] > 0 for row in stock)'],
      args: [[{ name: 'a', onShelf: 1, onOrder: 1, minimum: 0 }]],
    },
    { sentence: 'There is at least one row.', relies: ['assert stock[0]'], args: [[]] },
  ],
  ruledOut: ['A negative number counts as `0`.', 'A row without a `name` is left out.'],
  otherLimits: ['`stock` has at most 20 rows.', 'No number is larger than 100.'],
  neverMet: ['if any(row["minimum"] < 0 for row in stock):', '    return []'],
  otherNames: ['rows'],
}

const sheets: Parent = {
  name: 'finishingOrder',
  parameters: ['sheets'],
  list: 'sheets',
  longest: 20_000,
  returns: 'list',
  emptyArgs: [[]],
  largestArgs: () => [up(20_000).map((index) => (index * 7) % 61)],
  rare: [
    { lines: ['sheets = [min(count, 50) for count in sheets]'], args: [[51, 60, 50]] },
    { lines: ['if sum(sheets) == 0:', '    return []'], args: [[0, 0]] },
    { lines: ['most = max(sheets)', 'if most > 60:', '    return []'], args: [[]] },
  ],
  promises: [
    {
      sentence: 'No entry of `sheets` is larger than `50`.',
      relies: ['assert all(count <= 50 for count in sheets)'],
      args: [[60]],
    },
    { sentence: 'There is at least one entry in `sheets`.', relies: ['assert sheets'], args: [[]] },
  ],
  ruledOut: ['An entry below `0` counts as `0`.', 'An entry above `60` is cut to `60`.'],
  otherLimits: ['`sheets` has at most 100 entries.', 'No entry of `sheets` is larger than 30.'],
  neverMet: ['if any(count < 0 for count in sheets):', '    return []'],
  otherNames: ['numbers'],
}

const parents: Readonly<Record<string, Parent>> = {
  'parking-display': parking,
  'when-the-alarm-rings': alarm,
  'people-in-the-hall': hall,
  'since-the-last-price': price,
  'chargers-that-stand-free': cars,
  'what-to-reorder': reorder,
  'ten-sheets-a-turn': sheets,
}

/** @throws RangeError where there are no packages of the item */
export function parentOf(item: string): Parent {
  const parent = parents[item]
  if (parent === undefined) throw new RangeError(`Unexpected parent ${item}`)
  return parent
}
