import { readLine } from 'stdin'

const failures: Record<string, number> = {}
let skipped = 0
for (let line = readLine(); line !== null; line = readLine()) {
  if (line === '') continue
  const [time = '', , , status] = line.split(' ')
  if (status === undefined || !/^\d\d:/.test(time)) {
    skipped += 1
    continue
  }
  if (Number(status) >= 500 && Number(status) <= 599) {
    const minute = time.slice(0, 5)
    failures[minute] = (failures[minute] ?? 0) + 1
  }
}
const minutes = Object.keys(failures).sort()
const most = Math.max(...Object.values(failures))
console.log(minutes.length === 0 ? 'none' : `${minutes.find((minute) => failures[minute] === most)} ${most}`)
console.log(`skipped ${skipped}`)
