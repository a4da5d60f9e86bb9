import type { Entry } from './entry.ts'

/**
 * Functions that hide their class, written from the table of charges alone and before any of them was run; above each
 * stands why its steps grow so. `a` and `b` are two sizes, of which the named one grows. Whole in one file, since it
 * is a list.
 */
export const heldOutHard: readonly Entry[] = [
  // a lower term or a constant covers what grows

  // no more than fifty turns
  ['1', 'v', 'f = v => { let s = 0; for (let i = 0; i < v.length && i < 50; i++) s += v[i]; return s }'],
  // 500, and a turn for each bit
  [
    'log n',
    'n',
    'f = n => { let c = 0; for (let k = 0; k < 500; k++) c++; while (n > 1) { n = Math.floor(n / 2); c++ } return c }',
  ],
  // a tenth is taken off at each turn
  ['log n', 'n', 'f = n => { let c = 0; while (n > 1) { n = Math.floor(n * 0.9); c++ } return c }'],
  // 40 log n, and root n up to 4096
  [
    'sqrt n',
    'n',
    'f = n => { let c = 0; for (let m = n; m > 1; m = Math.floor(m / 2)) for (let k = 0; k < 40; k++) c++; for (let i = 1; i * i <= n; i++) c++; return c }',
  ],
  // 30 root n, and n
  [
    'n',
    'n',
    'f = n => { let c = 0; for (let i = 1; i * i <= n; i++) for (let k = 0; k < 30; k++) c++; for (let i = 0; i < n; i++) c ^= i; return c }',
  ],
  // 40 n, and a sort
  [
    'n log n',
    'v',
    'f = v => { let s = 0; for (const x of v) for (let k = 0; k < 40; k++) s += x ^ k; return s + [...v].sort()[0] }',
  ],
  // ten sorts, and n²/2
  [
    'n^2',
    'v',
    'f = v => { let c = 0; for (let k = 0; k < 10; k++) c += v.toSorted((a, b) => a - b)[k % v.length]; for (let i = 0; i < v.length; i++) for (let j = 0; j < i; j++) if (v[i] + v[j] === c) c++; return c }',
  ],
  // n²/2 pairs with eight turns and a search by halves each
  [
    'n^2 log n',
    'v',
    `f = v => {
      let c = 0
      for (let i = 0; i < v.length; i++) {
        for (let j = 0; j < i; j++) {
          for (let k = 0; k < 8; k++) c ^= v[i] + k
          for (let lo = 0, hi = v.length; lo < hi; ) { const mid = (lo + hi) >> 1; if (v[mid] < c) lo = mid + 1; else hi = mid }
        }
      }
      return c
    }`,
  ],
  // 30 n², and n³/6
  [
    'n^3',
    'v',
    `f = v => {
      let c = 0
      for (const x of v) for (const y of v) for (let k = 0; k < 30; k++) c ^= x + y * k
      for (let i = 0; i < v.length; i++) for (let j = 0; j < i; j++) for (let k = 0; k < j; k++) if (v[i] + v[j] === v[k]) c++
      return c
    }`,
  ],
  // n², and 2^n
  [
    '2^n',
    'v',
    'f = v => { let c = 0; for (const x of v) for (const y of v) c += x === y ? 1 : 0; for (let mask = 0; mask < 2 ** v.length; mask++) c ^= mask; return c }',
  ],

  // two sizes

  // 24 n
  ['n', 'a', 'f = (a, b) => { let c = 0; for (const x of a) for (const y of b) if (x === y) c++; return c }'],
  // the growing one is sorted; 24 searches by halves
  [
    'n log n',
    'b',
    `f = (a, b) => {
      const w = [...b].sort((x, y) => x - y)
      return a.filter(x => {
        let lo = 0, hi = w.length
        while (lo < hi) { const mid = (lo + hi) >> 1; if (w[mid] < x) lo = mid + 1; else hi = mid }
        return w[lo] === x
      })
    }`,
  ],
  // n²/2 pairs, with 24 to be looked at for each
  [
    'n^2',
    'a',
    'f = (a, b) => { let c = 0; for (let i = 0; i < a.length; i++) for (let j = 0; j < i; j++) if (b.includes(a[i] + a[j] + 1e6)) c++; return c }',
  ],
  // a table of 24 by n, a row at a time
  [
    'n',
    'b',
    `f = (a, b) => {
      let last = new Array(b.length + 1).fill(0)
      for (const x of a) {
        const row = [0]
        for (let j = 0; j < b.length; j++) row.push(x === b[j] ? last[j] + 1 : Math.max(last[j + 1], row[j]))
        last = row
      }
      return last[b.length]
    }`,
  ],
  // n searches in 24
  [
    'n',
    'a',
    `f = (a, b) => {
      const w = b.toSorted((x, y) => x - y)
      let c = 0
      for (const x of a) {
        let lo = 0, hi = w.length
        while (lo < hi) { const mid = (lo + hi) >> 1; if (w[mid] <= x) lo = mid + 1; else hi = mid }
        c += lo
      }
      return c
    }`,
  ],

  // slow on one arrangement

  // sorted: the pivot is always the least, so n levels of n, n - 1, …
  [
    'n^2',
    'v',
    'f = v => v.length < 2 ? v : [...f(v.slice(1).filter(x => x < v[0])), v[0], ...f(v.slice(1).filter(x => x >= v[0]))]',
  ],
  // equal: nothing is less than the pivot, so the part shrinks by one; random and sorted halve
  [
    'n^2',
    'v',
    `f = v => {
      const w = [...v]
      const swap = (i, j) => { const t = w[i]; w[i] = w[j]; w[j] = t }
      const sort = (lo, hi) => {
        while (lo < hi) {
          swap((lo + hi) >> 1, hi)
          let edge = lo
          for (let i = lo; i < hi; i++) if (w[i] < w[hi]) swap(i, edge++)
          swap(edge, hi)
          sort(lo, edge - 1)
          lo = edge + 1
        }
      }
      sort(0, w.length - 1)
      return w
    }`,
  ],
  // sorted: each new leaf hangs at the end of a chain
  [
    'n^2',
    'v',
    `f = v => {
      let root
      for (const key of v) {
        const leaf = { key, left: undefined, right: undefined }
        if (!root) { root = leaf; continue }
        for (let at = root; ; ) {
          const side = key < at.key ? 'left' : 'right'
          if (!at[side]) { at[side] = leaf; break }
          at = at[side]
        }
      }
      return root
    }`,
  ],
  // random: 64 chains, of which n/64 is walked for each element, so n²/128
  [
    'n^2',
    'v',
    `f = v => {
      const chains = Array.from({ length: 64 }, () => [])
      let count = 0
      for (const x of v) {
        const chain = chains[x % 64]
        if (!chain.some(y => y === x)) { chain.push(x); count++ }
      }
      return count
    }`,
  ],
  // equal: all fall into one bucket, which is sorted
  [
    'n log n',
    'v',
    `f = v => {
      const buckets = Array.from({ length: v.length }, () => [])
      for (const x of v) buckets[Math.min(v.length - 1, x >> 2)].push(x)
      const out = []
      for (const bucket of buckets) for (const x of bucket.sort()) out.push(x)
      return out
    }`,
  ],
  // sorted: looked at to the end
  ['n', 'v', 'f = v => v.every((x, i) => i === 0 || v[i - 1] <= x)'],
  // reversed: each goes to the front, and what lies behind moves; the search by halves does not help
  [
    'n^2',
    'v',
    `f = v => {
      const w = []
      for (const x of v) {
        let lo = 0, hi = w.length
        while (lo < hi) { const mid = (lo + hi) >> 1; if (w[mid] < x) lo = mid + 1; else hi = mid }
        w.splice(lo, 0, x)
      }
      return w
    }`,
  ],
  // reversed: the window of n/2 is kept whole, and n/2 times its first is shifted out
  [
    'n^2',
    'v',
    `f = v => {
      const width = v.length >> 1, q = [], out = []
      for (let i = 0; i < v.length; i++) {
        while (q.length > 0 && v[q.at(-1)] <= v[i]) q.pop()
        q.push(i)
        if (q[0] <= i - width) q.shift()
        if (i >= width - 1) out.push(v[q[0]])
      }
      return out
    }`,
  ],

  // texts and patterns

  // one letter: n/2 characters agree at each of n/2 places
  [
    'n^2',
    's',
    `f = s => {
      const p = 'a'.repeat(s.length >> 1) + 'b'
      for (let i = 0; i + p.length <= s.length; i++) {
        let k = 0
        while (k < p.length && s[i + k] === p[k]) k++
        if (k === p.length) return i
      }
      return -1
    }`,
  ],
  // k falls no further than it rose: 2n turns
  [
    'n',
    's',
    `f = s => {
      const border = [0]
      for (let i = 1, k = 0; i < s.length; i++) {
        while (k > 0 && s[i] !== s[k]) k = border[k - 1]
        if (s[i] === s[k]) k++
        border.push(k)
      }
      return border.at(-1)
    }`,
  ],
  // nine letters: the first and the last of each are near the ends
  [
    'n',
    's',
    'f = s => { for (let i = 0; i < s.length; i++) if (s.indexOf(s[i]) === s.lastIndexOf(s[i]) && s.length > 99) return i; return -1 }',
  ],
  // about n/81 double spaces, and the text is gone over for each
  ['n^2', 's', "f = s => { while (s.includes('  ')) s = s.replace('  ', ' '); return s }"],
  // nine keys at most, each time
  [
    'n',
    's',
    'f = s => { const c = {}; let most = 0; for (const x of s) { c[x] = (c[x] ?? 0) + 1; most = Math.max(most, Object.keys(c).length) } return most }',
  ],
  // as many keys as values were new
  [
    'n^2',
    'v',
    'f = v => { const c = {}; let most = 0; for (const x of v) { c[x] = (c[x] ?? 0) + 1; most = Math.max(most, Object.keys(c).length) } return most }',
  ],
  // n/9 words are sorted, after n for the split
  ['n log n', 's', "f = s => s.split(' ').sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0]"],
  // one letter: no comparison fails, so n²/2 parts are read to their middle
  [
    'n^3',
    's',
    `f = s => {
      const isMirrored = (i, j) => { while (i < j) if (s[i++] !== s[j--]) return false; return true }
      let c = 0
      for (let i = 0; i < s.length; i++) for (let j = i; j < s.length; j++) if (isMirrored(i, j)) c++
      return c
    }`,
  ],

  // less than it looks, or more

  // n/2 + n/4 + …
  [
    'n',
    'v',
    'f = v => { let w = v, c = 0; while (w.length > 1) { w = w.slice(w.length >> 1); c++ } return c }',
  ],
  // 1 + 2 + 4 + … below n
  [
    'n',
    'n',
    'f = n => { let c = 0; for (let i = 1; i < n; i *= 2) for (let j = 0; j < i; j++) c++; return c }',
  ],
  // root n times root n
  [
    'n',
    'n',
    'f = n => { let c = 0; for (let i = 0; i * i < n; i++) for (let j = 0; j * j < n; j++) c += i ^ j; return c }',
  ],
  // copied when full, 8 + 16 + 32 + … below 2n
  [
    'n',
    'v',
    `f = v => {
      let room = new Array(8), used = 0
      for (const x of v) {
        if (used === room.length) {
          const larger = new Array(used * 2)
          for (let i = 0; i < used; i++) larger[i] = room[i]
          room = larger
        }
        room[used++] = x
      }
      return used
    }`,
  ],
  // fifty are moved for each after the fiftieth
  [
    'n',
    'v',
    'f = v => { const w = []; let s = 0, best = 0; for (const x of v) { w.push(x); s += x; if (w.length > 50) s -= w.shift(); best = Math.max(best, s) } return best }',
  ],
  // a square of about n fields, each left once for four neighbours
  [
    'n',
    'v',
    `f = v => {
      const side = Math.floor(Math.sqrt(v.length)), seen = new Set()
      let islands = 0
      for (let start = 0; start < side * side; start++) {
        if (seen.has(start)) continue
        islands++
        const stack = [start]
        seen.add(start)
        while (stack.length > 0) {
          const at = stack.pop(), row = Math.floor(at / side), column = at % side
          for (const [r, c] of [[row - 1, column], [row + 1, column], [row, column - 1], [row, column + 1]]) {
            const next = r * side + c
            if (r < 0 || c < 0 || r >= side || c >= side || seen.has(next) || v[next] % 2 !== v[at] % 2) continue
            seen.add(next)
            stack.push(next)
          }
        }
      }
      return islands
    }`,
  ],
  // four calls for the half: 4^(log n)
  [
    'n^2',
    'n',
    'f = n => { const go = k => k < 1 ? 1 : go(k >> 1) + go(k >> 1) + go(k >> 1) + go(k >> 1); return go(n) }',
  ],
  // ten values remain, and to sort those costs the same always
  ['n', 'v', 'f = v => [...new Set(v.map(x => x % 10))].sort((a, b) => a - b)'],
  // the queue holds a level of the tree, up to n/2, and each shift moves it
  [
    'n^2',
    'v',
    `f = v => {
      const q = [0]
      let s = 0
      while (q.length > 0) {
        const i = q.shift()
        s += v[i] % 5
        if (2 * i + 1 < v.length) q.push(2 * i + 1)
        if (2 * i + 2 < v.length) q.push(2 * i + 2)
      }
      return s
    }`,
  ],
]
