import { readAll } from 'stdin'

const request = /^(\d\d:\d\d):\d\d [A-Z]+ \/[^ ]* (\d{3}) \d+$/
const isTime = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d/
const failures = new Map()
let skipped = 0
for (const line of readAll().split('\n')) {
  const parts = isTime.test(line) ? request.exec(line) : null
  if (parts === null) skipped += line === '' ? 0 : 1
  else if (parts[2][0] === '5') failures.set(parts[1], (failures.get(parts[1]) ?? 0) + 1)
}
let worst = ['none']
for (const [minute, count] of failures) if (worst.length === 1 || count > worst[1]) worst = [minute, count]
console.log(worst.join(' '))
console.log(`skipped ${skipped}`)
