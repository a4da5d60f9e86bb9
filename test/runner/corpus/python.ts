import type { CorpusEntry } from './entry.ts'

/** Programs in Python, ordinary and hostile: each host must end them in the same way, to the unit of fuel. */
export const python: readonly CorpusEntry[] = [
  { name: 'a sum', text: 'def solve(a, b):\n    return a + b', input: [2, 3], ends: 'returned' },
  {
    name: 'the standard library',
    text: `import collections, functools, heapq, itertools, math, random, re, json, decimal, fractions, datetime, bisect
from dataclasses import dataclass
@dataclass
class Pair:
    a: int
    b: int
def solve():
    heap = [3, 1, 2]
    heapq.heapify(heap)
    return [heapq.heappop(heap), collections.Counter('abca').most_common(1)[0][0], math.gcd(12, 18),
        list(itertools.accumulate([1, 2, 3])), functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]),
        re.findall(r'\\d+', 'a1b22'), json.loads('[1]'), str(decimal.Decimal(1) / 3), str(fractions.Fraction(1, 3)),
        str(datetime.datetime.now()), bisect.bisect([1, 2, 3], 2), random.random(), Pair(1, 2).b, hash('assay'),
        f'{math.pi:.3f}', sorted({'b', 'a', 'c'}), list({'x', 'y', 'z'}), str(object())]`,
    ends: 'returned',
  },
  { name: 'a loop for ever', text: 'def solve():\n    while True: pass', ends: 'time_limit' },
  { name: 'recursion for ever', text: 'def solve():\n    return solve()', ends: 'runtime_error' },
  {
    name: 'recursion under a raised limit',
    text: 'import sys\nsys.setrecursionlimit(10**9)\ndef down(n):\n    return 0 if n == 0 else 1 + down(n - 1)\ndef solve():\n    return down(30_000)',
    ends: 'returned',
  },
  {
    name: 'recursion through a cache',
    text: 'import functools\n@functools.cache\ndef fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\ndef solve():\n    return fib(400) % 10007',
    ends: 'returned',
  },
  {
    name: 'recursion through the library',
    text: 'def solve():\n    return sorted([1], key=lambda one: solve())',
    ends: 'runtime_error',
  },
  {
    name: 'a list in a list, 100,000 deep, shown',
    text: 'def solve():\n    a = []\n    for i in range(100_000): a = [a]\n    return repr(a)',
    ends: 'runtime_error',
  },
  {
    name: 'a tuple in a tuple, hashed',
    text: 'def solve():\n    a = ()\n    for i in range(100_000): a = (a,)\n    return hash(a)',
    ends: 'runtime_error',
  },
  {
    name: 'a long chain that is let go',
    text: 'class Node:\n    def __init__(self, next): self.next = next\ndef solve():\n    a = None\n    for i in range(100_000): a = Node(a)\n    del a\n    return 1',
    ends: 'returned',
  },
  { name: 'a power that never ends', text: 'def solve():\n    return 10 ** 10 ** 8', ends: 'time_limit' },
  { name: 'a billion letters', text: "def solve():\n    return 'a' * 10 ** 9", ends: 'memory_limit' },
  {
    name: 'a list that grows',
    text: "def solve():\n    a = []\n    while True: a.append('x' * 10_000)",
    ends: 'memory_limit',
  },
  { name: 'a huge sort', text: 'def solve():\n    return sorted(range(10 ** 8))', ends: 'memory_limit' },
  { name: 'a sum in C', text: 'def solve():\n    return sum(range(10 ** 9))', ends: 'time_limit' },
  {
    name: 'a pattern that backtracks',
    text: "import re\ndef solve():\n    return re.match('(a+)+$', 'a' * 40 + 'b')",
    ends: 'time_limit',
  },
  { name: 'output for ever', text: "def solve():\n    while True: print('x' * 1000)", ends: 'output_limit' },
  { name: 'a huge answer', text: "def solve():\n    return 'x' * 5_000_000", ends: 'output_limit' },
  { name: 'an error', text: 'def solve():\n    x = 1\n    return x / 0', ends: 'runtime_error' },
  { name: 'no program', text: 'def solve(:\n    pass', ends: 'compile_error' },
  { name: 'no function', text: 'x = 1', ends: 'runtime_error' },
  { name: 'nested too deeply', text: `def solve(): return ${'-'.repeat(20_000)}1`, ends: 'compile_error' },
  { name: 'an exit', text: 'import sys\ndef solve():\n    sys.exit(0)', ends: 'runtime_error' },
  { name: 'input that is not there', text: 'def solve():\n    return input()', ends: 'runtime_error' },
  { name: 'the page', text: 'import js\ndef solve(): pass', ends: 'runtime_error' },
  { name: 'a file', text: "def solve():\n    return open('/etc/passwd').read()", ends: 'runtime_error' },
  {
    name: 'the system, found by way of the loaded modules',
    text: "import sys\ndef solve():\n    return sys.modules['posix'].listdir('/')",
    ends: 'runtime_error',
  },
  {
    name: 'the page, found by way of the loaded modules',
    text: "import sys\ndef solve():\n    return str(__import__('_pyodide_core'))",
    ends: 'runtime_error',
  },
  { name: 'a module that is not here', text: 'import numpy\ndef solve(): pass', ends: 'runtime_error' },
  {
    name: 'builtins replaced',
    text: `import json, sys
builtins = sys.modules['builtins']
builtins.len = builtins.isinstance = builtins.type = lambda *a: 0
json.dumps = None
sys.modules.clear()
def solve():
    return [1, {'a': 2.5}, 'x']`,
    ends: 'returned',
    value: [1, { a: 2.5 }, 'x'],
  },
  {
    name: 'a value that contains itself',
    text: 'def solve():\n    a = []\n    a.append(a)\n    return a',
    ends: 'returned',
  },
  {
    name: 'a program that reads its input and prints',
    text: "import sys\nfirst = input()\nfor line in sys.stdin:\n    print(first, line, end=' ')\nsys.exit()",
    input: ['3\n4\nfive'],
    isStdin: true,
    ends: 'returned',
    value: '3 4\n 3 five',
  },
  {
    name: 'input() without input',
    text: 'a = input()\nb = input()',
    input: ['3'],
    isStdin: true,
    ends: 'runtime_error',
    says: 'The input has ended',
    line: 2,
  },
]
