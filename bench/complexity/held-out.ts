import type { Entry } from './entry.ts'

/**
 * Ordinary functions, written from the table of charges alone and before any of them was run. Above each stands why
 * its steps grow so. Whole in one file, since it is a list.
 */
export const heldOut: readonly Entry[] = [
  // no loop
  ['1', 'v', 'f = v => { const m = v.length >> 1; return v.length % 2 ? v[m] : (v[m - 1] + v[m]) / 2 }'],
  // three years, whatever n: 3 for the literal, 3 for the map, 3 calls
  [
    '1',
    'n',
    `f = n => {
      const isLeap = y => y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0)
      return [n, n + 1, n + 2].map(isLeap)
    }`,
  ],
  // six characters copied
  ['1', 's', 'f = s => s.slice(0, 3) + s.slice(-3)'],
  // ten copied and ten turns, from the second size on
  ['1', 'v', 'f = v => { let sum = 0; for (const x of v.slice(-10)) sum += x; return sum }'],
  // 8 + 64 turns
  [
    '1',
    'n',
    'f = n => { let c = 0; for (let r = 0; r < 8; r++) for (let k = 0; k < 8; k++) if ((r * 8 + k) % (n % 7 + 2) === 0) c++; return c }',
  ],

  // what lies between lo and hi halves until it is empty, whatever the values
  [
    'log n',
    'v',
    `f = v => {
      let lo = 0, hi = v.length
      while (lo < hi) {
        const mid = (lo + hi) >> 1
        if (v[mid] < 40) lo = mid + 1
        else hi = mid
      }
      return lo
    }`,
  ],
  // a turn for each bit
  [
    'log n',
    'n',
    'f = n => { let r = 1, b = 3; while (n > 0) { if (n & 1) r = r * b % 10007; b = b * b % 10007; n >>= 1 } return r }',
  ],
  // a turn for each decimal digit
  ['log n', 'n', 'f = n => { let s = 0; while (n > 0) { s += n % 10; n = Math.floor(n / 10) } return s }'],
  // x halves from n down to about the root, that is (log n) / 2 turns, and then log log n more
  [
    'log n',
    'n',
    'f = n => { let x = n; while (x * x > n) x = Math.floor((x + Math.floor(n / x)) / 2); return x }',
  ],
  // Euclid: at most log n to the base of the golden ratio, and at least a part of that for this ratio
  [
    'log n',
    'n',
    'f = n => { let a = n, b = Math.floor(n / 1.618033988749895); while (b > 0) [a, b] = [b, a % b]; return a }',
  ],
  // a call for each bit
  ['log n', 'n', "f = n => n < 2 ? '' + n : f(n >> 1) + (n % 2)"],
  // the answer is searched for in 0..n, which halves
  [
    'log n',
    'n',
    `f = n => {
      const isEnough = rows => rows * (rows + 1) / 2 >= n
      let lo = 0, hi = n
      while (lo < hi) {
        const mid = Math.floor((lo + hi) / 2)
        if (isEnough(mid)) hi = mid
        else lo = mid + 1
      }
      return lo
    }`,
  ],

  // d from 1 to the root
  [
    'sqrt n',
    'n',
    'f = n => { let c = 0; for (let d = 1; d * d <= n; d++) if (n % d === 0) c += d * d === n ? 1 : 2; return c }',
  ],
  // 1 + 2 + … + k ≤ n, so k is about the root of 2n
  ['sqrt n', 'n', 'f = n => { let rows = 0; while (n > rows) { rows++; n -= rows } return rows }'],
  // one end moves at each turn, and they are root n apart
  [
    'sqrt n',
    'n',
    `f = n => {
      let lo = 0, hi = Math.floor(Math.sqrt(n)), found = 0
      while (lo <= hi) {
        const sum = lo * lo + hi * hi
        if (sum === n) found++
        if (sum < n) lo++
        else hi--
      }
      return found
    }`,
  ],
  // root n jumps past all values, then root n elements of the last block
  [
    'sqrt n',
    'v',
    `f = v => {
      const step = Math.floor(Math.sqrt(v.length))
      let block = 0
      while (block + step < v.length && v[block] < Infinity) block += step
      for (let i = block; i < v.length; i++) if (v[i] === Infinity) return i
      return -1
    }`,
  ],
  // ⌊n / i⌋ takes about 2 root n different values
  [
    'sqrt n',
    'n',
    `f = n => {
      let total = 0
      for (let i = 1; i <= n; ) {
        const q = Math.floor(n / i), last = Math.floor(n / q)
        total += q * (last - i + 1)
        i = last + 1
      }
      return total
    }`,
  ],

  // the two ends meet after n - 1 turns
  [
    'n',
    'v',
    `f = v => {
      let left = 0, right = v.length - 1, best = 0
      while (left < right) {
        best = Math.max(best, Math.min(v[left], v[right]) * (right - left))
        if (v[left] < v[right]) left++
        else right--
      }
      return best
    }`,
  ],
  // one pass
  [
    'n',
    'v',
    'f = v => { let here = 0, best = -Infinity; for (const x of v) { here = Math.max(x - 9, here + x - 9); best = Math.max(best, here) } return best }',
  ],
  // both ends of the window only go forward: 2n turns at most
  [
    'n',
    's',
    `f = s => {
      const seen = new Set()
      let left = 0, best = 0
      for (let right = 0; right < s.length; right++) {
        while (seen.has(s[right])) seen.delete(s[left++])
        seen.add(s[right])
        best = Math.max(best, right - left + 1)
      }
      return best
    }`,
  ],
  // no two elements add to -1, so the pass is whole
  [
    'n',
    'v',
    `f = v => {
      const at = new Map()
      for (let i = 0; i < v.length; i++) {
        if (at.has(-1 - v[i])) return [at.get(-1 - v[i]), i]
        at.set(v[i], i)
      }
      return []
    }`,
  ],
  // split n, reverse the words, join the words and n characters
  ['n', 's', "f = s => s.split(' ').reverse().join(' ')"],
  // counters up to the largest value, which is below 4n; each element once
  [
    'n',
    'v',
    `f = v => {
      let top = 0
      for (const x of v) if (x > top) top = x
      const counts = new Array(top + 1).fill(0)
      for (const x of v) counts[x]++
      const out = []
      counts.forEach((c, x) => { for (let k = 0; k < c; k++) out.push(x) })
      return out
    }`,
  ],
  // each index is pushed once and popped once
  [
    'n',
    'v',
    `f = v => {
      const next = v.map(() => -1), stack = []
      for (let i = 0; i < v.length; i++) {
        while (stack.length > 0 && v[stack.at(-1)] < v[i]) next[stack.pop()] = v[i]
        stack.push(i)
      }
      return next
    }`,
  ],
  // each element goes in once, over once and out once
  [
    'n',
    'v',
    `f = function (v) {
      const inbox = [], outbox = []
      const take = () => {
        if (outbox.length === 0) while (inbox.length > 0) outbox.push(inbox.pop())
        return outbox.pop()
      }
      let total = 0
      for (let i = 0; i < v.length; i++) {
        inbox.push(v[i])
        if (i % 3 === 2) total += take()
      }
      while (inbox.length + outbox.length > 0) total -= take()
      return total
    }`,
  ],
  // each of n nodes is expanded at most once and has two edges; one starts from each that was not met
  [
    'n',
    'v',
    `f = v => {
      const n = v.length, seen = new Set()
      let components = 0
      for (let start = 0; start < n; start++) {
        if (seen.has(start)) continue
        components++
        const queue = [start]
        seen.add(start)
        for (let head = 0; head < queue.length; head++) {
          const node = queue[head]
          for (const other of [v[node] % n, (node * 2) % n]) {
            if (!seen.has(other)) { seen.add(other); queue.push(other) }
          }
        }
      }
      return components
    }`,
  ],
  // 2n finds at an amortised inverse of Ackermann's function, below 5
  [
    'n',
    'v',
    `f = v => {
      const parent = v.map((_, i) => i), size = v.map(() => 1)
      const find = x => {
        while (parent[x] !== x) { parent[x] = parent[parent[x]]; x = parent[x] }
        return x
      }
      let groups = v.length
      for (let i = 0; i < v.length; i++) {
        let a = find(i), b = find(v[i] % v.length)
        if (a === b) continue
        if (size[a] < size[b]) { const t = a; a = b; b = t }
        parent[b] = a
        size[a] += size[b]
        groups--
      }
      return groups
    }`,
  ],
  // a list is built, turned and summed: three passes
  [
    'n',
    'v',
    `f = v => {
      let head = null
      for (const value of v) head = { value, next: head }
      let turned = null
      while (head) { const rest = head.next; head.next = turned; turned = head; head = rest }
      let s = 0
      for (let at = turned; at; at = at.next) s = (s * 31 + at.value) % 1000003
      return s
    }`,
  ],
  // each of n values is computed once and asked for twice
  [
    'n',
    'n',
    `f = n => {
      const memo = new Map()
      const ways = k => {
        if (k < 2) return 1
        if (!memo.has(k)) memo.set(k, (ways(k - 1) + ways(k - 2)) % 1000007)
        return memo.get(k)
      }
      return ways(n)
    }`,
  ],
  // Euler's sieve strikes each number once
  [
    'n',
    'n',
    `f = n => {
      const isStruck = new Uint8Array(n + 1), primes = []
      for (let i = 2; i <= n; i++) {
        if (!isStruck[i]) primes.push(i)
        for (const p of primes) {
          if (i * p > n) break
          isStruck[i * p] = 1
          if (i % p === 0) break
        }
      }
      return primes.length
    }`,
  ],
  // one pass of the pattern over the text
  ['n', 's', "f = s => s.replace(/[aeiou]/g, '').length"],

  // sort n log n, then one pass
  [
    'n log n',
    'v',
    `f = v => {
      const w = [...v].sort((a, b) => a - b)
      let best = Infinity
      for (let i = 1; i < w.length; i++) best = Math.min(best, w[i] - w[i - 1])
      return best
    }`,
  ],
  // log n levels, at each of which n are copied and n merged
  [
    'n log n',
    'v',
    `f = v => {
      if (v.length < 2) return v
      const mid = v.length >> 1, left = f(v.slice(0, mid)), right = f(v.slice(mid)), out = []
      let i = 0, j = 0
      while (i < left.length && j < right.length) out.push(left[i] <= right[j] ? left[i++] : right[j++])
      while (i < left.length) out.push(left[i++])
      while (j < right.length) out.push(right[j++])
      return out
    }`,
  ],
  // n times the last goes to the top and sinks about log n levels; the equal ones do not, the others do
  [
    'n log n',
    'v',
    `f = v => {
      const w = v.slice()
      const swap = (i, j) => { const t = w[i]; w[i] = w[j]; w[j] = t }
      const sink = (i, end) => {
        for (;;) {
          let top = i
          if (2 * i + 1 < end && w[2 * i + 1] > w[top]) top = 2 * i + 1
          if (2 * i + 2 < end && w[2 * i + 2] > w[top]) top = 2 * i + 2
          if (top === i) return
          swap(i, top)
          i = top
        }
      }
      for (let i = w.length >> 1; i >= 0; i--) sink(i, w.length)
      for (let end = w.length - 1; end > 0; end--) { swap(0, end); sink(0, end) }
      return w
    }`,
  ],
  // sorted input makes n piles, and each element looks for its own by halves
  [
    'n log n',
    'v',
    `f = v => {
      const tails = []
      for (const x of v) {
        let lo = 0, hi = tails.length
        while (lo < hi) {
          const mid = (lo + hi) >> 1
          if (tails[mid] < x) lo = mid + 1
          else hi = mid
        }
        tails[lo] = x
      }
      return tails.length
    }`,
  ],
  // sort n log n, then one pass
  [
    'n log n',
    'v',
    `f = v => {
      const spans = v.map(x => ({ from: x, to: x + 3 })).toSorted((one, other) => one.from - other.from)
      const merged = []
      for (const span of spans) {
        const last = merged.at(-1)
        if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
        else merged.push({ ...span })
      }
      return merged.length
    }`,
  ],
  // a tree over 4n places: each of n additions and n sums takes about half the bits of its place
  [
    'n log n',
    'v',
    `f = v => {
      const size = v.length * 4 + 8, tree = new Array(size + 1).fill(0)
      let inversions = 0
      for (let k = v.length - 1; k >= 0; k--) {
        for (let i = v[k]; i > 0; i -= i & -i) inversions += tree[i]
        for (let i = v[k] + 1; i <= size; i += i & -i) tree[i]++
      }
      return inversions
    }`,
  ],
  // sort, then n searches by halves
  [
    'n log n',
    'v',
    `f = v => {
      const sorted = v.toSorted((a, b) => a - b)
      const rank = x => {
        let lo = 0, hi = sorted.length
        while (lo < hi) { const mid = (lo + hi) >> 1; if (sorted[mid] < x) lo = mid + 1; else hi = mid }
        return lo
      }
      return v.map(x => rank(x))
    }`,
  ],
  // n/1 + n/2 + … + n/n
  [
    'n log n',
    'n',
    'f = n => { const d = new Array(n + 1).fill(0); for (let i = 1; i <= n; i++) for (let m = i; m <= n; m += i) d[m]++; return d[n] }',
  ],
  // n - 1 times two come off the heap and one goes on: each sinks about log n levels
  [
    'n log n',
    'v',
    `Heap = class {
      items = []
      push(x) {
        const w = this.items
        w.push(x)
        for (let i = w.length - 1; i > 0 && w[(i - 1) >> 1] > w[i]; i = (i - 1) >> 1) {
          const p = (i - 1) >> 1, t = w[p]
          w[p] = w[i]
          w[i] = t
        }
      }
      pop() {
        const w = this.items, top = w[0], last = w.pop()
        if (w.length === 0) return top
        w[0] = last
        for (let i = 0; ; ) {
          let least = i
          for (const child of [2 * i + 1, 2 * i + 2]) if (child < w.length && w[child] < w[least]) least = child
          if (least === i) return top
          const t = w[i]
          w[i] = w[least]
          w[least] = t
          i = least
        }
      }
    }, f = v => {
      const heap = new Heap()
      for (const x of v) heap.push(x)
      let cost = 0
      for (let k = 1; k < v.length; k++) {
        const sum = heap.pop() + heap.pop()
        cost += sum
        heap.push(sum)
      }
      return cost
    }`,
  ],

  // random: about n passes of n, n - 1, … comparisons
  [
    'n^2',
    'v',
    `f = v => {
      const w = [...v]
      for (let end = w.length; end > 1; end--) {
        let isSwapped = false
        for (let i = 1; i < end; i++) if (w[i - 1] > w[i]) { [w[i - 1], w[i]] = [w[i], w[i - 1]]; isSwapped = true }
        if (!isSwapped) break
      }
      return w
    }`,
  ],
  // a table of n rows of n, half of which is filled
  [
    'n^2',
    's',
    `f = s => {
      const n = s.length, best = Array.from({ length: n }, () => new Array(n).fill(0))
      for (let i = n - 1; i >= 0; i--) {
        best[i][i] = 1
        for (let j = i + 1; j < n; j++) {
          best[i][j] = s[i] === s[j] ? (best[i + 1][j - 1] ?? 0) + 2 : Math.max(best[i + 1][j], best[i][j - 1])
        }
      }
      return best[0][n - 1]
    }`,
  ],
  // a text of one letter spreads from each of 2n centres as far as it reaches
  [
    'n^2',
    's',
    `f = s => {
      const reach = (i, j) => { while (i >= 0 && j < s.length && s[i] === s[j]) { i--; j++ } return j - i - 1 }
      let best = 0
      for (let i = 0; i < s.length; i++) best = Math.max(best, reach(i, i), reach(i, i + 1))
      return best
    }`,
  ],
  // sort, then for each i two ends that meet after n - i
  [
    'n^2',
    'v',
    `f = v => {
      const w = v.toSorted((a, b) => a - b), goal = v.length * 5
      let best = Infinity
      for (let i = 0; i < w.length - 2; i++) {
        let l = i + 1, r = w.length - 1
        while (l < r) {
          const sum = w[i] + w[l] + w[r]
          best = Math.min(best, Math.abs(goal - sum))
          if (sum < goal) l++
          else r--
        }
      }
      return best
    }`,
  ],
  // n + (n - 1) + … for shift
  [
    'n^2',
    'v',
    'f = v => { const q = [...v]; let s = 0; while (q.length > 0) s = s * 3 % 1009 + q.shift(); return s }',
  ],
  // most of the random values are new, so that includes goes over all that are kept
  [
    'n^2',
    'v',
    'f = v => { const kept = []; for (const x of v) if (!kept.includes(x)) kept.push(x); return kept.length }',
  ],
  // n things, and for each the room from n down
  [
    'n^2',
    'n',
    `f = n => {
      const best = new Array(n + 1).fill(0)
      for (let i = 1; i <= n; i++) {
        const weight = 1 + (i * 7) % 10
        for (let room = n; room >= weight; room--) best[room] = Math.max(best[room], best[room - weight] + i % 13)
      }
      return best[n]
    }`,
  ],

  // n²/2 pairs and a search by halves for each
  [
    'n^2 log n',
    'v',
    `f = v => {
      const w = v.toSorted((a, b) => a - b)
      let count = 0
      for (let i = 0; i < w.length; i++) {
        for (let j = i + 1; j < w.length; j++) {
          let lo = 0, hi = w.length
          while (lo < hi) { const mid = (lo + hi) >> 1; if (w[mid] < w[j] - w[i]) lo = mid + 1; else hi = mid }
          if (w[lo] === w[j] - w[i]) count++
        }
      }
      return count
    }`,
  ],
  // i log i for each i
  ['n^2 log n', 'v', 'f = v => v.map((_, i) => v.slice(0, i + 1).sort((a, b) => a - b)[i >> 1])'],
  // n rows of n, each sorted
  [
    'n^2 log n',
    'n',
    `f = n => {
      let seed = n
      const next = () => (seed = (seed * 1664525 + 1013904223) % 4294967296)
      const rows = []
      for (let i = 0; i < n; i++) {
        const row = []
        for (let j = 0; j < n; j++) row.push(next())
        rows.push(row.sort((a, b) => a - b))
      }
      return rows[n - 1][0]
    }`,
  ],
  // n²/2 sums, which are sorted: n²/2 · 2 log n
  [
    'n^2 log n',
    'v',
    `f = v => {
      const sums = []
      for (let i = 0; i < v.length; i++) for (let j = 0; j < i; j++) sums.push(v[i] + v[j])
      sums.sort((a, b) => a - b)
      return sums[sums.length >> 1]
    }`,
  ],

  // n · n · n
  [
    'n^3',
    'n',
    `f = n => {
      const a = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => i + j))
      const c = a.map(row => row.map(() => 0))
      for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) for (let k = 0; k < n; k++) c[i][j] += a[i][k] * a[k][j]
      return c[n - 1][0]
    }`,
  ],
  // n · n · n
  [
    'n^3',
    'v',
    `f = v => {
      const n = v.length, d = v.map((x, i) => v.map((y, j) => i === j ? 0 : Math.abs(x - y) + 1))
      for (let k = 0; k < n; k++)
        for (let i = 0; i < n; i++)
          for (let j = 0; j < n; j++) if (d[i][k] + d[k][j] < d[i][j]) d[i][j] = d[i][k] + d[k][j]
      return d[0][n - 1]
    }`,
  ],
  // n²/2 parts of n/3 characters
  [
    'n^3',
    's',
    'f = s => { const parts = new Set(); for (let i = 0; i < s.length; i++) for (let j = i + 1; j <= s.length; j++) parts.add(s.slice(i, j)); return parts.size }',
  ],
  // n²/2 spans with n/3 cuts
  [
    'n^3',
    'v',
    `f = v => {
      const n = v.length - 1, cost = Array.from({ length: n }, () => new Array(n).fill(0))
      for (let span = 1; span < n; span++) {
        for (let i = 0; i + span < n; i++) {
          let best = Infinity
          for (let cut = i; cut < i + span; cut++) {
            best = Math.min(best, cost[i][cut] + cost[cut + 1][i + span] + v[i] * v[cut + 1] * v[i + span + 1])
          }
          cost[i][i + span] = best
        }
      }
      return cost[0][n - 1]
    }`,
  ],

  // the golden ratio to the n calls
  ['2^n', 'n', 'f = n => n < 2 ? n : f(n - 1) + f(n - 2)'],
  // 2^n leaves, each copied
  [
    '2^n',
    'v',
    `f = v => {
      const all = [], chosen = []
      const go = i => {
        if (i === v.length) { all.push([...chosen]); return }
        go(i + 1)
        chosen.push(v[i])
        go(i + 1)
        chosen.pop()
      }
      go(0)
      return all.length
    }`,
  ],
  // n! orders
  [
    '2^n',
    'v',
    `f = v => {
      const out = []
      const go = (rest, made) => {
        if (rest.length === 0) out.push(made)
        rest.forEach((x, i) => go([...rest.slice(0, i), ...rest.slice(i + 1)], [...made, x]))
      }
      go(v, [])
      return out.length
    }`,
  ],
  // Catalan's numbers, about 4^n
  [
    '2^n',
    'n',
    `f = n => {
      let count = 0
      const go = (text, open, shut) => {
        if (text.length === 2 * n) { count++; return }
        if (open < n) go(text + '(', open + 1, shut)
        if (shut < open) go(text + ')', open, shut + 1)
      }
      go('', 0, 0)
      return count
    }`,
  ],
  // nothing is cut off, for no sum is -1
  [
    '2^n',
    'v',
    'f = v => { const can = (i, left) => left === -1 || i < v.length && (can(i + 1, left + v[i]) || can(i + 1, left)); return can(0, 0) }',
  ],
]
