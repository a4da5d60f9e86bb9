import { readAll } from 'stdin'

function isDigits(text, least) {
  return text.length >= least && [...text].every((sign) => sign >= '0' && sign <= '9')
}

function isTime(text) {
  const numbers = text.split(':')
  if (numbers.length !== 3 || !numbers.every((one) => one.length === 2 && isDigits(one, 2))) return false
  return Number(numbers[0]) < 24 && Number(numbers[1]) < 60 && Number(numbers[2]) < 60
}

function failedMinute(line) {
  const parts = line.split(' ')
  if (parts.length !== 5) return undefined
  const [time, method, path, status, took] = parts
  const isRequest =
    isTime(time) &&
    method !== '' &&
    [...method].every((sign) => sign >= 'A' && sign <= 'Z') &&
    path.startsWith('/') &&
    status.length === 3 &&
    isDigits(status, 3) &&
    isDigits(took, 1)
  if (!isRequest) return undefined
  return Number(status) >= 500 && Number(status) < 600 ? time.slice(0, 5) : ''
}

const counts = {}
let skipped = 0
for (const line of readAll().split('\n')) {
  if (line === '') continue
  const minute = failedMinute(line)
  if (minute === undefined) skipped++
  else if (minute !== '') counts[minute] = (counts[minute] ?? 0) + 1
}
let worst = 'none'
for (const minute of Object.keys(counts).sort())
  if (worst === 'none' || counts[minute] > counts[worst]) worst = minute
console.log(worst === 'none' ? worst : `${worst} ${counts[worst]}`)
console.log(`skipped ${skipped}`)
