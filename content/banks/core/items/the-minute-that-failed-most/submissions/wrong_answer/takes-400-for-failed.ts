import { readAll } from 'stdin'

const request = /^((?:[01]\d|2[0-3]):[0-5]\d):[0-5]\d [A-Z]+ \/[^ ]* (\d{3}) \d+$/
const lines: string[] = readAll().split('\n').filter((line: string) => line !== '')
const requests = lines.flatMap((line) => {
  const found = request.exec(line)
  return found === null ? [] : [{ minute: found[1], failed: Number(found[2]) >= 400 }]
})
const counts = new Map<string, number>()
for (const { minute, failed } of requests) if (failed) counts.set(minute, (counts.get(minute) ?? 0) + 1)
const [worst] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
console.log(worst ? worst.join(' ') : 'none')
console.log('skipped ' + (lines.length - requests.length))
