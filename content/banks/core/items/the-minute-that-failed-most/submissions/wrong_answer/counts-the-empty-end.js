import { readAll } from 'stdin'

const request = /^((?:[01]\d|2[0-3]):[0-5]\d):[0-5]\d [A-Z]+ \/[^ ]* (\d{3}) \d+$/
const lines = readAll().split('\n')
const counts = new Map()
let requests = 0
for (const line of lines) {
  const found = request.exec(line)
  if (found === null) continue
  requests++
  if (found[2].startsWith('5')) counts.set(found[1], (counts.get(found[1]) ?? 0) + 1)
}
const [worst] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
console.log(worst ? worst.join(' ') : 'none')
console.log('skipped ' + (lines.length - requests))
