import type { Entry } from './entry.ts'

/**
 * Functions in Python, written from the table of charges alone and before any of them was run; above each stands why
 * its steps grow so. Whole in one file, since it is a list.
 */
export const heldOutPython: readonly Entry[] = [
  // no loop
  [
    '1',
    'v',
    'def f(v):\n    first, last = v[0], v[-1]\n    return (first + last) / 2 if len(v) % 2 else first',
  ],
  // four characters copied
  ['1', 's', 'def f(s):\n    return s[:1].upper() + s[1:4]'],

  // a turn for each digit to the base of seven
  [
    'log n',
    'n',
    `
def f(n):
    digits = []
    while n:
        n, digit = divmod(n, 7)
        digits.append(digit)
    return digits[::-1]
`,
  ],
  // one search by halves
  ['log n', 'v', 'from bisect import bisect_left\ndef f(v):\n    return bisect_left(v, 40)'],
  // the root is searched for in 0..n, which halves
  [
    'log n',
    'n',
    `
def f(n):
    low, high = 0, n + 1
    while high - low > 1:
        mid = (low + high) // 2
        if mid * mid <= n:
            low = mid
        else:
            high = mid
    return low
`,
  ],
  // a call for each bit
  [
    'log n',
    'n',
    `
def power(base, exponent):
    if exponent == 0:
        return 1
    half = power(base, exponent // 2)
    return half * half * (base if exponent % 2 else 1) % 1009

def f(n):
    return power(3, n)
`,
  ],

  // a turn for each number up to the root
  [
    'sqrt n',
    'n',
    `
from math import isqrt

def f(n):
    small = [d for d in range(1, isqrt(n) + 1) if n % d == 0]
    return small + [n // d for d in reversed(small) if d * d != n]
`,
  ],
  // every k-th of n with k the root: root n copied, root n added
  ['sqrt n', 'v', 'def f(v):\n    k = int(len(v) ** 0.5)\n    return sum(v[::k])'],
  // the lambda is called until the square is n
  [
    'sqrt n',
    'n',
    `
from itertools import count, takewhile

def f(n):
    return sum(k for k in takewhile(lambda k: k * k < n, count(1)) if k % 2)
`,
  ],

  // counted in one pass, and at most n counts
  [
    'n',
    'v',
    `
from collections import Counter

def f(v):
    counts = Counter(v)
    return max(counts.values())
`,
  ],
  // a pass for the set, and one over it
  [
    'n',
    'v',
    `
def f(v):
    seen = {x % 1000 for x in v} | set(v)
    longest = 0
    for x in seen:
        if x - 1 not in seen:
            end = x
            while end + 1 in seen:
                end += 1
            longest = max(longest, end - x + 1)
    return longest
`,
  ],
  // split, turn round and join: the characters each time
  ['n', 's', "def f(s):\n    return ' '.join(word[::-1] for word in s.split(' '))"],
  // each node is taken from the queue once, and has two edges
  [
    'n',
    'v',
    `
from collections import deque

def f(v):
    n = len(v)
    distance = {0: 0}
    queue = deque([0])
    while queue:
        node = queue.popleft()
        for other in ((node + 1) % n, v[node] % n):
            if other not in distance:
                distance[other] = distance[node] + 1
                queue.append(other)
    return max(distance.values())
`,
  ],
  // each index goes in once and out once
  [
    'n',
    'v',
    `
from collections import deque

def f(v, width=10):
    window, out = deque(), []
    for i, x in enumerate(v):
        while window and v[window[-1]] <= x:
            window.pop()
        window.append(i)
        if window[0] <= i - width:
            window.popleft()
        out.append(v[window[0]])
    return out
`,
  ],
  // n turns
  [
    'n',
    'n',
    'def f(n):\n    a, b = 0, 1\n    for _ in range(n):\n        a, b = b, (a + b) % 1000007\n    return a',
  ],
  // none is negative, so any() goes through all
  ['n', 'v', 'def f(v):\n    return any(x < 0 for x in v)'],
  // running sums, one by one
  ['n', 'v', 'from itertools import accumulate\ndef f(v):\n    return max(accumulate(x - 9 for x in v))'],
  // each value is computed once and asked for twice
  [
    'n',
    'n',
    `
def f(n):
    memo = {}

    def ways(k):
        if k <= 1:
            return 1
        if k not in memo:
            memo[k] = (ways(k - 1) + ways(k - 2)) % 1000007
        return memo[k]

    return ways(n)
`,
  ],
  // n copied, n turns
  ['n', 'v', 'def f(v):\n    return [b - a for a, b in zip(v, v[1:])]'],

  // sorted, then one pass over the groups
  [
    'n log n',
    'v',
    `
from itertools import groupby

def f(v):
    ordered = sorted(v, key=lambda x: (x % 10, x))
    return {key: sum(1 for _ in group) for key, group in groupby(ordered, key=lambda x: x % 10)}
`,
  ],
  // n on the heap and n off it
  [
    'n log n',
    'v',
    `
import heapq

def ascending(v):
    heap = []
    for x in v:
        heapq.heappush(heap, x)
    while heap:
        yield heapq.heappop(heap)

def f(v):
    return list(ascending(v))
`,
  ],
  // log n levels, at each of which n are copied and n merged
  [
    'n log n',
    'v',
    `
def f(v):
    if len(v) < 2:
        return v
    mid = len(v) // 2
    left, right = f(v[:mid]), f(v[mid:])
    out = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            out.append(left[i])
            i += 1
        else:
            out.append(right[j])
            j += 1
    return out + left[i:] + right[j:]
`,
  ],
  // sorted input makes n piles, in which bisect looks for each
  [
    'n log n',
    'v',
    `
from bisect import bisect_left

def f(v):
    tails = []
    for x in v:
        at = bisect_left(tails, x)
        if at == len(tails):
            tails.append(x)
        else:
            tails[at] = x
    return len(tails)
`,
  ],
  // 2n edges, each at most once on the heap
  [
    'n log n',
    'v',
    `
from heapq import heappop, heappush

def f(v):
    n = len(v)
    distance = {}
    heap = [(0, 0)]
    while heap:
        so_far, node = heappop(heap)
        if node in distance:
            continue
        distance[node] = so_far
        heappush(heap, (so_far + 1 + v[node] % 10, (node + 1) % n))
        heappush(heap, (so_far + 5, (node * 2 + 1) % n))
    return len(distance)
`,
  ],
  // n/1 + n/2 + … + n/n
  [
    'n log n',
    'n',
    `
def f(n):
    divisors = [0] * (n + 1)
    for d in range(1, n + 1):
        for multiple in range(d, n + 1, d):
            divisors[multiple] += 1
    return max(divisors)
`,
  ],

  // most of the random values are new, so that the whole list is looked at
  [
    'n^2',
    'v',
    'def f(v):\n    out = []\n    for x in v:\n        if x not in out:\n            out.append(x)\n    return out',
  ],
  // an insertion moves what lies behind it
  [
    'n^2',
    'v',
    `
import bisect

def f(v):
    ordered, medians = [], []
    for x in v:
        bisect.insort(ordered, x)
        medians.append(ordered[len(ordered) // 2])
    return medians
`,
  ],
  // what lies behind the first is moved: n - 1, n - 2, …
  [
    'n^2',
    'v',
    'def f(v):\n    queue, s = list(v), 0\n    while queue:\n        s = (s * 3 + queue.pop(0)) % 1009\n    return s',
  ],
  // 1 + 2 + … copied, and added
  ['n^2', 'v', 'def f(v):\n    return [sum(v[: i + 1]) for i in range(len(v))]'],
  // a table of n by n, a row at a time
  [
    'n^2',
    's',
    `
def f(s):
    other = s[::-1]
    last = list(range(len(other) + 1))
    for i, x in enumerate(s, 1):
        row = [i]
        for j, y in enumerate(other, 1):
            row.append(min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y)))
        last = row
    return last[-1]
`,
  ],
  // n²/2 pairs
  [
    'n^2',
    'v',
    'from itertools import combinations\ndef f(v):\n    return sum(1 for a, b in combinations(v, 2) if (a + b) % 10 == 0)',
  ],

  // i log i for each i
  ['n^2 log n', 'v', 'def f(v):\n    return [sorted(v[: i + 1])[i // 2] for i in range(len(v))]'],
  // n²/2 pairs, and a search by halves for each
  [
    'n^2 log n',
    'v',
    `
from bisect import bisect_left, bisect_right

def f(v):
    ordered = sorted(v)
    found = 0
    for i, a in enumerate(ordered):
        for b in ordered[i + 1 :]:
            found += bisect_right(ordered, b - a) - bisect_left(ordered, b - a)
    return found
`,
  ],

  // n³/6 triples
  [
    'n^3',
    'v',
    `
def f(v):
    n = len(v)
    return sum(
        1
        for i in range(n)
        for j in range(i + 1, n)
        for k in range(j + 1, n)
        if v[i] + v[j] == v[k]
    )
`,
  ],
  // n²/2 parts of n/3 characters, copied twice
  [
    'n^3',
    's',
    `
def f(s):
    best = ''
    for i in range(len(s)):
        for j in range(i + 1, len(s) + 1):
            part = s[i:j]
            if part == part[::-1] and len(part) > len(best):
                best = part
    return best
`,
  ],
  // n · n · n
  [
    'n^3',
    'n',
    `
def f(n):
    a = [[i + j for j in range(n)] for i in range(n)]
    return [[sum(a[i][k] * a[k][j] for k in range(n)) for j in range(n)] for i in range(n)]
`,
  ],

  // the golden ratio to the n calls
  ['2^n', 'n', 'def f(n):\n    return n if n < 2 else f(n - 1) + f(n - 2)'],
  // the list doubles n times
  [
    '2^n',
    'v',
    'def f(v):\n    out = [[]]\n    for x in v:\n        out += [s + [x] for s in out]\n    return len(out)',
  ],
  // n! orders
  [
    '2^n',
    'v',
    'from itertools import permutations\ndef f(v):\n    return min(sum(abs(a - b) for a, b in zip(p, p[1:])) for p in permutations(v))',
  ],
  // 2n over n paths, about 4^n
  [
    '2^n',
    'n',
    `
def f(n):
    def paths(right, down):
        if right == 0 or down == 0:
            return 1
        return paths(right - 1, down) + paths(right, down - 1)

    return paths(n, n)
`,
  ],
]
