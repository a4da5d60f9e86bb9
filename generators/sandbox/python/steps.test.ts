import { afterAll, describe, expect, test } from 'vitest'
import { defaultLimits, type Execution } from '#runner'
import type { Encoded } from '#schemas/value'
import { createNodeRunner } from '../node-runner.ts'

const runner = createNodeRunner({ jobs: 1 })
afterAll(() => {
  runner.close()
})

const limits = { ...defaultLimits, watchdogMs: 120_000 }

async function counted(text: string, input: readonly Encoded[], steps = 100_000): Promise<Execution> {
  const program = { language: 'python', text, signature: { name: 'solve' } } as const
  const [execution] = await runner.run(program, [{ id: 'one', input }], limits, { steps })
  if (execution === undefined) throw new Error('Expected an execution')
  return execution
}

/** Steps of expressions over `v`, the integers from 0 to 99, and `s`, a text of ten; each by itself, in one program. */
async function stepsOf(expressions: readonly string[]): Promise<readonly number[]> {
  const bodies = expressions.map(
    (expression, index) => `def part${index}(v, s, d, q):\n    ${expression}\n    return None`,
  )
  const text = `import bisect, collections, copy, functools, heapq, itertools, re\n${bodies.join('\n')}
def solve(v):
    s, d, q = 'abcdefghij', dict.fromkeys(v), collections.deque(v)
    for part in PARTS:
        part(v.copy(), s, d, q)
`
  const totals: number[] = []
  let before = 0
  // The dearest places alone are told, so each part is counted by what the program takes with it and without it.
  for (let parts = 0; parts <= expressions.length; parts++) {
    const names = Array.from({ length: parts }, (_, index) => `part${index}`)
    const v = Array.from({ length: 100 }, (_, index) => index)
    const { steps } = await counted(`${text}\nPARTS = (${names.map((name) => `${name},`).join('')})\n`, [v])
    const total = steps?.total ?? NaN
    // a turn of the loop, the copy, the call, and the entry of PARTS, which is a literal from two entries on
    if (parts > 0) totals.push(total - before - 102 - (parts === 2 ? 2 : parts > 2 ? 1 : 0))
    before = total
  }
  return totals
}

describe('the charging policy in Python', () => {
  const policy = [
    ['len(v)', 0],
    ['v.append(1)', 0],
    ['v.pop()', 0],
    ['v.pop(0)', 99],
    ['v.pop(-2)', 1],
    ['v.insert(0, 1)', 100],
    ['v.insert(90, 1)', 10],
    ['v.remove(3)', 100],
    ['v.index(9)', 10],
    ['9 in v', 10],
    ['-1 not in v', 100],
    ['-1 in d', 0],
    ["'d' in s", 4],
    ['v[10:30]', 20],
    ['v + [1]', 101],
    ['v += [1, 2, 3]', 6],
    ['v * 2', 200],
    ['del v[5]', 94],
    ['del v[-1]', 0],
    ['del v[len(s)]', 100],
    ['v[2:4] = []', 100],
    ['[*v]', 100],
    ['first, *rest = v', 100],
    ['sorted(v)', 700],
    ['v.sort()', 700],
    ['sum(v)', 100],
    ['max(1, 2)', 2],
    ['any(x > 8 for x in v)', 20],
    ['[x for x in v]', 100],
    ['list(map(str, v))', 100],
    ['set(v)', 100],
    ['set(v) & set(v)', 400],
    ["s.replace('a', 'bb')", 11],
    ["''.join(list(s))", 30],
    ['heapq.heappush(v, 1)', 7],
    ['heapq.heapify(v)', 100],
    ['bisect.bisect_left(v, 5)', 7],
    ['bisect.insort(v, 5)', 100],
    ['functools.reduce(max, v)', 100 + 2 * 99],
    ['copy.copy(v)', 100],
    ['q.popleft()', 0],
    ['sum(map(sum, [v, v]))', 2 + 2 * 100 + 2],
    ['max(v, key=v.index)', 100 + 5050],
    ['take = v.pop; take(0)', 99],
    ['sum([[1, 2], [3, 4]], [])', 2 + 4 + 2 + 4],
    ['-1 in d.values()', 100],
    ['next(itertools.islice(v, 60, None))', 60],
    ['n = 3; v * n', 300],
    ['q.rotate(5)', 5],
    ['[1, 2, 3]', 3],
    ["re.findall('a', s)", 11],
  ] as const
  test('charges what is documented', { timeout: 240_000 }, async () => {
    const found = await stepsOf(policy.map(([expression]) => expression))
    expect(policy.map(([expression], index) => [expression, found[index]])).toEqual(policy)
  })
})

describe('a program that counts its steps in Python', () => {
  test('gives its value, the count, and the dearest place as it is written', async () => {
    const text =
      'def solve(v):\n    out = []\n    for x in v:\n        é = x in out; out += [x]\n    return out\n'
    const { outcome, steps } = await counted(text, [[1, 2, 3, 4]])
    expect(outcome).toEqual({ type: 'returned', value: [1, 2, 3, 4] })
    expect(steps).toMatchObject({ policy: 1, isOver: false, usesPatterns: false, usesTextAsCode: false })
    expect(steps?.sites[0]).toEqual({ line: 4, column: 13, text: 'x in out', steps: 6 })
  })

  test('is stopped when its budget is used up, also where it catches everything', async () => {
    const text = 'def solve():\n    while True:\n        try:\n            x = 1\n        except: pass\n'
    const { steps } = await counted(text, [], 500)
    expect(steps).toMatchObject({ isOver: true, total: 501 })
  })

  test.each([
    ['eval', 'def solve():\n    return eval("1 + 1")'],
    ['exec by another name', 'run = exec\ndef solve():\n    run("x = 1")'],
    [
      'hooks that were replaced',
      'def solve():\n    for name in list(globals()):\n        if name.startswith("assay"): globals()[name] = lambda *a: None\n',
    ],
  ])('says that it makes code from text: %s', async (_, text) => {
    const { steps, outcome } = await counted(text, [])
    expect(steps?.usesTextAsCode ?? outcome.type === 'runtime_error').toBe(true)
  })

  test('tells of patterns, and has no count where it fails', async () => {
    const found = await counted('import re\ndef solve(s):\n    return re.compile("b").sub("", s)', ['abc'])
    expect(found.outcome).toEqual({ type: 'returned', value: 'ac' })
    expect(found.steps?.usesPatterns).toBe(true)
    const failed = await counted('def solve():\n    return [][1]', [])
    expect(failed.outcome).toMatchObject({ type: 'runtime_error', name: 'IndexError' })
    expect(failed.steps).toBeUndefined()
  })

  test('keeps classes, generators, matches and decorators as they are', async () => {
    const text = `import collections, math
from dataclasses import dataclass
from functools import lru_cache
@dataclass
class Point:
    """A place."""
    x: int
    y: int = 2
    def __lt__(self, other): return self.x < other.x
class Base:
    def name(self): return 'base'
class Own(Base):
    def name(self): return 'own ' + super().name()
@lru_cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
def pairs(v):
    for a, b in zip(v, v[1:]): yield a + b
def solve(v):
    match v:
        case Point(): first = 0
        case math.prod | collections.Counter(): first = 0
        case [a, *rest] if isinstance(v, list) and not isinstance(v, collections.deque): first = a
    nested = [[x * y for x in v] for y in v if y]
    f = lambda a, *more, key=None: (a, len(more))
    return [min(Point(3), Point(1)).x, Own().name(), fib(30), list(pairs(v)), first, nested, f(*v), f'{v[0:1]!r:>5}']
`
    const { outcome } = await counted(text, [[1, 2, 3]])
    expect(outcome).toEqual({
      type: 'returned',
      value: [
        1,
        'own base',
        832_040,
        [3, 5],
        1,
        [
          [1, 2, 3],
          [2, 4, 6],
          [3, 6, 9],
        ],
        [1, 2],
        '  [1]',
      ],
    })
  })
})
