import type { Entry } from './entry.ts'

/**
 * Functions with a bound that only large inputs reach, with another way of working for small ones, with large constants
 * or with chance in them: written after the fit learned to leave out sizes below such a bound, and before any was run.
 * Above each stands why its steps grow so.
 */
export const bounded: readonly Entry[] = [
  // a bound is reached

  // the first page of twenty, filtered
  ['1', 'v', 'f = v => v.slice(0, 20).filter(x => x % 2 === 0).length'],
  // the hundred pairs of the first ten
  [
    '1',
    'v',
    'f = v => { const w = v.slice(0, 10); let c = 0; for (const a of w) for (const b of w) if (a < b) c++; return c }',
  ],
  // n mod 17 turns: chance, but never more
  ['1', 'n', 'f = n => { let c = 0; for (let i = 0; i < n % 17 + 5; i++) c += i; return c }'],
  // a window of thirty is gone over for each element
  [
    'n',
    'v',
    'f = v => { const out = []; for (let i = 0; i < v.length; i++) { let top = v[i]; for (let j = Math.max(0, i - 29); j < i; j++) top = Math.max(top, v[j]); out.push(top) } return out }',
  ],
  // the ten largest are kept in order: ten turns for each at most (sorted input takes them all)
  [
    'n',
    'v',
    `f = v => {
      const top = []
      for (const x of v) {
        let at = top.length
        while (at > 0 && top[at - 1] < x) at--
        if (at < 10) { top.splice(at, 0, x); if (top.length > 10) top.pop() }
      }
      return top
    }`,
  ],
  // at most 64 remembered, the oldest is dropped from an array: 64 looked at and moved for each
  [
    'n',
    'v',
    `f = v => {
      const recent = []
      let hits = 0
      for (const x of v) {
        const at = recent.indexOf(x)
        if (at >= 0) { hits++; recent.splice(at, 1) }
        else if (recent.length === 64) recent.shift()
        recent.push(x)
      }
      return hits
    }`,
  ],
  // pieces of 32, each sorted: n/32 times a constant
  [
    'n',
    'v',
    'f = v => { let s = 0; for (let i = 0; i < v.length; i += 32) s += v.slice(i, i + 32).sort((a, b) => a - b)[0]; return s }',
  ],
  // nine letters in order, for each character
  [
    'n',
    's',
    "f = s => { const seen = new Set(); let key = ''; for (const c of s) { seen.add(c); key = [...seen].sort().join('') } return key }",
  ],
  // names of three letters: at most 729 of them
  [
    'n',
    's',
    'f = s => { const c = new Map(); for (let i = 0; i + 3 <= s.length; i++) { const k = s.slice(i, i + 3); c.set(k, (c.get(k) ?? 0) + 1) } return Math.max(...c.values()) }',
  ],
  // remainders by 40: at most forty are looked through
  [
    'n',
    'v',
    'f = v => { const kept = []; for (const x of v) if (!kept.includes(x % 40)) kept.push(x % 40); return kept }',
  ],
  // batches of fifty pending ones, all of which are added for each
  [
    'n',
    'v',
    'f = v => { let pending = [], best = 0; for (const x of v) { pending.push(x); best = Math.max(best, pending.reduce((a, b) => a + b, 0)); if (pending.length === 50) pending = [] } return best }',
  ],

  // another way for small ones

  // pieces of at most sixteen are inserted, n·16 at most, the others merged
  [
    'n log n',
    'v',
    `f = v => {
      if (v.length <= 16) {
        const w = [...v]
        for (let i = 1; i < w.length; i++) {
          const x = w[i]
          let j = i
          for (; j > 0 && w[j - 1] > x; j--) w[j] = w[j - 1]
          w[j] = x
        }
        return w
      }
      const mid = v.length >> 1, a = f(v.slice(0, mid)), b = f(v.slice(mid)), out = []
      for (let i = 0, j = 0; i < a.length || j < b.length; ) out.push(j === b.length || (i < a.length && a[i] <= b[j]) ? a[i++] : b[j++])
      return out
    }`,
  ],
  // looked through up to forty, else by halves
  [
    'log n',
    'v',
    `f = v => {
      let lo = 0, hi = v.length
      while (hi - lo > 40) { const mid = (lo + hi) >> 1; if (v[mid] < -1) lo = mid + 1; else hi = mid }
      for (let i = lo; i < hi; i++) if (v[i] === -1) return i
      return -1
    }`,
  ],
  // brute force up to thirty, else sorted
  [
    'n log n',
    'v',
    `f = v => {
      let best = Infinity
      if (v.length <= 30) { for (let i = 0; i < v.length; i++) for (let j = 0; j < i; j++) best = Math.min(best, Math.abs(v[i] - v[j])); return best }
      const w = v.toSorted((a, b) => a - b)
      for (let i = 1; i < w.length; i++) best = Math.min(best, w[i] - w[i - 1])
      return best
    }`,
  ],
  // all pairs, of which each looks at up to ten more
  [
    'n^2',
    'v',
    'f = v => { let c = 0; for (let i = 0; i < v.length; i++) for (let j = 0; j < i; j++) for (let k = j; k < Math.min(j + 10, i); k++) c ^= v[k]; return c }',
  ],

  // large constants

  // 150, and a turn for each bit
  [
    'log n',
    'v',
    'f = v => { let c = 0; for (let k = 0; k < 150; k++) c += k; for (let m = v.length; m > 1; m >>= 1) c++; return c }',
  ],
  // 20,000, and root n up to 4096
  [
    'sqrt n',
    'n',
    'f = n => { let c = 0; for (let k = 0; k < 20000; k++) c ^= k; for (let i = 0; i * i < n; i++) c++; return c }',
  ],
  // 20,000, and n up to 8192
  [
    'n',
    'v',
    'f = v => { let c = 0; for (let k = 0; k < 20000; k++) c ^= k; for (const x of v) c += x; return c }',
  ],
  // 80 n, and a sort
  [
    'n log n',
    'v',
    'f = v => { let c = 0; for (const x of v) for (let k = 0; k < 80; k++) c ^= x + k; return c + v.toSorted()[0] }',
  ],
  // 300 n, and n²
  [
    'n^2',
    'v',
    'f = v => { let c = 0; for (const x of v) for (let k = 0; k < 300; k++) c ^= x + k; for (const x of v) for (const y of v) c += x ^ y; return c }',
  ],
  // 60 n², and n³/2
  [
    'n^3',
    'n',
    'f = n => { let c = 0; for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) { for (let k = 0; k < 60; k++) c ^= k; for (let k = 0; k < j; k++) c++ } return c }',
  ],
  // 7 n², and n² log n
  [
    'n^2 log n',
    'n',
    'f = n => { let c = 0; for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) { for (let k = 0; k < 6; k++) c ^= k; for (let m = n; m > 1; m >>= 1) c++ } return c }',
  ],
  // thirty sums over root n elements
  [
    'sqrt n',
    'v',
    'f = v => { const k = Math.floor(Math.sqrt(v.length)); let s = 0; for (let t = 0; t < 30; t++) for (let i = 0; i < k; i++) s += v[i * k] ^ t; return s }',
  ],

  // chance

  // pivots drawn: n log n whatever the order, but for equal ones, which are set apart
  [
    'n log n',
    'v',
    `f = v => {
      let seed = 7
      const sort = w => {
        if (w.length < 2) return w
        seed = (seed * 1103 + 12345) % 65536
        const pivot = w[seed % w.length], less = [], same = [], more = []
        for (const x of w) (x < pivot ? less : x > pivot ? more : same).push(x)
        return [...sort(less), ...same, ...sort(more)]
      }
      return sort(v)
    }`,
  ],
  // the k-th smallest by drawn pivots: n + n/2 + … in the mean
  [
    'n',
    'v',
    `f = v => {
      let seed = 11, w = v, k = v.length >> 1
      for (;;) {
        seed = (seed * 1103 + 12345) % 65536
        const pivot = w[seed % w.length], less = w.filter(x => x < pivot), same = w.filter(x => x === pivot)
        if (k < less.length) w = less
        else if (k < less.length + same.length) return pivot
        else { k -= less.length + same.length; w = w.filter(x => x > pivot) }
      }
    }`,
  ],
  // priorities drawn: a heap-ordered tree of about log n levels
  [
    'n log n',
    'v',
    `f = v => {
      let seed = 3
      const next = () => (seed = (seed * 1664525 + 1013904223) % 4294967296)
      const put = (node, key) => {
        if (!node) return { key, rank: next(), l: null, r: null }
        if (key === node.key) return node
        const side = key < node.key ? 'l' : 'r'
        const child = put(node[side], key)
        node[side] = child
        if (child.rank <= node.rank) return node
        const back = side === 'l' ? 'r' : 'l'
        node[side] = child[back]
        child[back] = node
        return child
      }
      let root = null
      for (const x of v) root = put(root, x)
      return root.key
    }`,
  ],
  // a table of n chains, with one in each in the mean
  [
    'n',
    'v',
    `f = v => {
      const chains = Array.from({ length: v.length }, () => [])
      let c = 0
      for (const x of v) {
        const chain = chains[(x * 31) % v.length]
        if (chain.every(y => y !== x)) { chain.push(x); c++ }
      }
      return c
    }`,
  ],
  // random: a run of six letters out of nine is three long in the mean, and is gone over from each of its places
  [
    'n',
    's',
    "f = s => { let best = 0; for (let i = 0; i < s.length; i++) { let j = i; while (j < s.length && s[j] > 'b') j++; best = Math.max(best, j - i) } return best }",
  ],
]
