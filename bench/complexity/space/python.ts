import type { Entry } from '../entry.ts'

/** As in `seen.ts`, in Python. */
export const seenInPython: readonly Entry[] = [
  ['1', 'v', 'def f(v):\n    s = 0\n    for x in v: s += x\n    return s'],
  [
    '1',
    'v',
    'def f(v):\n    i, j = 0, len(v) - 1\n    while i < j:\n        v[i], v[j] = v[j], v[i]\n        i += 1; j -= 1\n    return v',
  ],
  [
    '1',
    'v',
    'def f(v):\n    for i in range(1, len(v)):\n        x, j = v[i], i\n        while j > 0 and v[j - 1] > x:\n            v[j] = v[j - 1]; j -= 1\n        v[j] = x\n    return v',
  ],
  ['1', 'v', 'def f(v):\n    return sum(x * 2 for x in v if x % 3 == 0)'],
  [
    '1',
    'v',
    'from collections import deque\ndef f(v):\n    last = deque(maxlen=8)\n    for x in v: last.append(x)\n    return list(last)',
  ],
  ['1', 's', 'from collections import Counter\ndef f(s):\n    return Counter(s).most_common(1)[0][1]'],
  [
    '1',
    'v',
    'import heapq\ndef f(v):\n    best = []\n    for x in v:\n        heapq.heappush(best, x)\n        if len(best) > 5: heapq.heappop(best)\n    return sorted(best)',
  ],
  ['log n', 'n', 'def f(n):\n    return 0 if n < 1 else 1 + f(n // 2)'],
  [
    'log n',
    'v',
    'def f(v):\n    def go(a, b):\n        if b - a == 1: return v[a]\n        m = (a + b) // 2\n        return max(go(a, m), go(m, b))\n    return go(0, len(v))',
  ],
  ['log n', 'n', 'def f(n):\n    d = []\n    while n:\n        d.append(n % 2); n //= 2\n    return d'],
  [
    'sqrt n',
    'n',
    'def f(n):\n    out, i = [], 1\n    while i * i <= n:\n        out.append(i * i); i += 1\n    return out',
  ],
  [
    'sqrt n',
    'v',
    'import math\ndef f(v):\n    b = math.isqrt(len(v)) + 1\n    sums = [0] * b\n    for i, x in enumerate(v): sums[i // b] += x\n    return sums',
  ],
  ['n', 'v', 'def f(v):\n    return [x * 2 for x in v]'],
  ['n', 'v', 'def f(v):\n    return sorted(v)[0]'],
  ['n', 'v', 'def f(v):\n    return len(set(v))'],
  ['n', 'v', 'def f(v):\n    seen = {}\n    for i, x in enumerate(v): seen[x] = i\n    return len(seen)'],
  ['n', 's', 'def f(s):\n    return s[::-1]'],
  ['n', 's', 'def f(s):\n    out = ""\n    for c in s: out = c + out\n    return out'],
  [
    'n',
    'v',
    'import sys\nsys.setrecursionlimit(20000)\ndef f(v):\n    def go(i):\n        return 0 if i == len(v) else v[i] + go(i + 1)\n    return go(0)',
  ],
  [
    'n',
    'n',
    'from functools import lru_cache\n@lru_cache(None)\ndef fib(k):\n    return k if k < 2 else (fib(k - 1) + fib(k - 2)) % 9973\ndef f(n):\n    for k in range(n): fib(k)\n    return fib(n)',
  ],
  [
    'n',
    'v',
    'def f(v):\n    class Node:\n        def __init__(self, x, then):\n            self.x, self.then = x, then\n    head = None\n    for x in v: head = Node(x, head)\n    return head.x',
  ],
  [
    'n',
    'v',
    'def f(v):\n    if len(v) < 2: return v\n    m = len(v) // 2\n    a, b = f(v[:m]), f(v[m:])\n    out, i, j = [], 0, 0\n    while i < len(a) and j < len(b):\n        if a[i] <= b[j]: out.append(a[i]); i += 1\n        else: out.append(b[j]); j += 1\n    return out + a[i:] + b[j:]',
  ],
  [
    'n',
    'v',
    'def f(v):\n    stack, best = [], 0\n    for x in v:\n        while stack and stack[-1] <= x: stack.pop()\n        stack.append(x)\n        best = max(best, len(stack))\n    return best',
  ],
  ['n', 'v', 'import heapq\ndef f(v):\n    h = list(v)\n    heapq.heapify(h)\n    return heapq.heappop(h)'],
  [
    'n log n',
    'v',
    'def f(v):\n    t, w = [v[:]], 1\n    while 2 * w <= len(v):\n        p = t[-1]\n        t.append([min(p[i], p[i + w]) for i in range(len(p) - w)])\n        w *= 2\n    return len(t)',
  ],
  [
    'n log n',
    'v',
    'def f(v):\n    def go(a, b):\n        if b - a <= 1: return (v[a:b], None, None)\n        m = (a + b) // 2\n        return (sorted(v[a:b]), go(a, m), go(m, b))\n    return len(go(0, len(v))[0])',
  ],
  [
    'n^2',
    'v',
    'def f(v):\n    t = [[0] * len(v) for _ in v]\n    for i in range(len(v)): t[i][i] = v[i]\n    return t[0][0]',
  ],
  ['n^2', 'v', 'def f(v):\n    return len([(a, b) for a in v for b in v])'],
  ['n^2', 's', 'def f(s):\n    return len([s[:i] for i in range(len(s))])'],
  [
    'n^2',
    'v',
    'def f(v):\n    memo = {}\n    for i in range(len(v)):\n        for j in range(i): memo[i, j] = v[i] - v[j]\n    return len(memo)',
  ],
  [
    '2^n',
    'v',
    'def f(v):\n    all = [[]]\n    for x in v: all = all + [a + [x] for a in all]\n    return len(all)',
  ],
  [
    'n',
    'v',
    'def f(v):\n    def go(i, s):\n        if i == len(v): return s % 7 == 0\n        return go(i + 1, s) + go(i + 1, s + v[i])\n    return go(0, 0)',
  ],
]

/** As in `held-out.ts`, in Python. */
export const heldOutInPython: readonly Entry[] = [
  ['1', 'v', 'def f(v):\n    return max(v) - min(v)'],
  [
    '1',
    'v',
    'def f(v):\n    c, k = 0, None\n    for x in v:\n        if c == 0: k = x\n        c += 1 if x == k else -1\n    return k',
  ],
  [
    '1',
    'v',
    'def f(v):\n    w = 0\n    for x in v:\n        if x % 2 == 0:\n            v[w] = x; w += 1\n    del v[w:]\n    return v',
  ],
  [
    '1',
    'v',
    'def f(v):\n    def even(it):\n        for x in it:\n            if x % 2 == 0: yield x\n    return sum(1 for _ in even(even(v)))',
  ],
  [
    '1',
    's',
    'def f(s):\n    best = run = 0\n    last = ""\n    for c in s:\n        run = run + 1 if c == last else 1\n        last = c\n        best = max(best, run)\n    return best',
  ],
  ['1', 'n', 'def f(n):\n    a, b = 0, 1\n    for _ in range(n): a, b = b, (a + b) % 1000007\n    return a'],
  ['1', 'v', 'def f(v):\n    counts = [0] * 10\n    for x in v: counts[x % 10] += 1\n    return counts'],
  [
    'log n',
    'n',
    'def f(n):\n    def power(b, e):\n        if e == 0: return 1\n        h = power(b, e // 2)\n        return (b * h * h if e % 2 else h * h) % 97\n    return power(3, n)',
  ],
  [
    'log n',
    'v',
    'def f(v):\n    def find(x, a, b):\n        if a >= b: return a\n        m = (a + b) // 2\n        return find(x, m + 1, b) if v[m] < x else find(x, a, m)\n    return find(v[0], 0, len(v))',
  ],
  [
    'log n',
    'n',
    'def f(n):\n    out, p = [], 1\n    while p <= n:\n        out.append({"power": p}); p *= 2\n    return out',
  ],
  [
    'sqrt n',
    'n',
    'def f(n):\n    i, seen = 1, set()\n    while i * i <= n:\n        seen.add(i * 3); i += 1\n    return len(seen)',
  ],
  [
    'sqrt n',
    'v',
    'import math\ndef f(v):\n    w, best = math.isqrt(len(v)), 0\n    for i in range(0, len(v) - w + 1, w):\n        part = sorted(v[i:i + w])\n        best = max(best, part[w // 2])\n    return best',
  ],
  ['n', 'v', 'def f(v):\n    return [x for x in v if x % 2]'],
  ['n', 'v', 'from collections import Counter\ndef f(v):\n    return len(Counter(v))'],
  ['n', 's', 'def f(s):\n    return "".join(c.upper() for c in s)'],
  ['n', 'v', 'def f(v):\n    sums = [0]\n    for x in v: sums.append(sums[-1] + x)\n    return sums[-1]'],
  [
    'n',
    'v',
    'from collections import deque\ndef f(v):\n    q, t = deque([0]), 0\n    while q:\n        i = q.popleft(); t += v[i]\n        for c in (2 * i + 1, 2 * i + 2):\n            if c < len(v): q.append(c)\n    return t',
  ],
  [
    'n',
    'v',
    'def f(v):\n    def depth(i):\n        return 0 if i >= len(v) else 1 + depth(i + 1)\n    return depth(0)',
  ],
  [
    'n',
    'n',
    'def f(n):\n    prime = bytearray([1]) * (n + 1)\n    i = 2\n    while i * i <= n:\n        if prime[i]: prime[i * i::i] = bytes(len(prime[i * i::i]))\n        i += 1\n    return sum(prime)',
  ],
  ['n', 'v', 'def f(v):\n    return {f"k{i}": x for i, x in enumerate(v)}'],
  [
    'n',
    'v',
    'def f(v):\n    def walk(a, b):\n        if a < b:\n            m = (a + b) // 2\n            yield from walk(a, m)\n            yield v[m]\n            yield from walk(m + 1, b)\n    return len(list(walk(0, len(v))))',
  ],
  [
    'n',
    'v',
    'def f(v):\n    def sort(a, b):\n        if b - a < 2: return\n        p, i = v[a], a\n        for j in range(a + 1, b):\n            if v[j] < p:\n                i += 1; v[i], v[j] = v[j], v[i]\n        v[a], v[i] = v[i], p\n        sort(a, i); sort(i + 1, b)\n    sort(0, len(v))\n    return v',
  ],
  [
    'n',
    'v',
    'def f(v):\n    groups = {}\n    for x in v: groups.setdefault(x % 7, []).append(x)\n    return {k: len(g) for k, g in groups.items()}',
  ],
  ['n', 's', 'def f(s):\n    return len(s.split("a"))'],
  [
    'n log n',
    'v',
    'def f(v):\n    up = [[(i - 1) // 2 if i else 0 for i in range(len(v))]]\n    while 2 ** len(up) <= len(v):\n        p = up[-1]\n        up.append([p[p[i]] for i in range(len(v))])\n    return len(up)',
  ],
  [
    'n log n',
    'v',
    'def f(v):\n    kept, k = [], 1\n    while k <= len(v):\n        kept.append(sorted(v, key=lambda x: x % k)); k *= 2\n    return len(kept)',
  ],
  [
    'n^2',
    'n',
    'def f(n):\n    rows = [[1]]\n    for i in range(1, n):\n        p = rows[-1]\n        rows.append([1] + [(p[j - 1] + p[j]) % 10007 for j in range(1, i)] + [1])\n    return len(rows)',
  ],
  [
    'n^2',
    'v',
    'def f(v):\n    near = [set() for _ in v]\n    for i in range(len(v)):\n        for j in range(len(v)):\n            if i != j: near[i].add(j)\n    return len(near)',
  ],
  [
    'n^2',
    's',
    'def f(s):\n    t = [[0] * (len(s) + 1) for _ in range(len(s) + 1)]\n    for i, a in enumerate(s):\n        for j, b in enumerate(reversed(s)):\n            t[i + 1][j + 1] = t[i][j] + 1 if a == b else max(t[i][j + 1], t[i + 1][j])\n    return t[-1][-1]',
  ],
  [
    'n^2',
    'v',
    'def f(v):\n    all, so = [], []\n    for x in v:\n        so = so + [x]\n        all.append(so)\n    return len(all)',
  ],
  [
    '2^n',
    'n',
    'def f(n):\n    w = [""]\n    for _ in range(n): w = [x + c for x in w for c in "01"]\n    return len(w)',
  ],
  ['n', 'n', 'def f(n):\n    def go(k): return 1 if k < 2 else go(k - 1) + go(k - 2)\n    return go(n)'],
]
