import { readLine } from 'stdin'

const request = /^((?:[01]\d|2[0-3]):[0-5]\d):[0-5]\d [A-Z]+ \/[^ ]* (\d{3}) \d+$/

const failures = new Map<string, number>()
let skipped = 0
for (let line = readLine(); line !== null; line = readLine()) {
  const parts = request.exec(line)
  if (parts === null) {
    if (line !== '') skipped += 1
    continue
  }
  const [, minute, status] = parts
  if (status.startsWith('5')) failures.set(minute, (failures.get(minute) ?? 0) + 1)
}
const [worst] = [...failures].sort().sort(([, m], [, n]) => n - m)
console.log(worst === undefined ? 'none' : `${worst[0]} ${worst[1]}`)
console.log(`skipped ${skipped}`)
