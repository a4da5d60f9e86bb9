import { locks } from './locks.ts'
import { log } from './log.ts'
import { store } from './store.ts'

const LOCK_MS = 60_000

interface Export {
  readonly account: string
  readonly month: string // such as 2031-04
  readonly rows: AsyncIterable<{ date: string; text: string; cents: number }>
}

/** Writes the export of an account, unless another worker is at it. */
export async function runExport(job: Export): Promise<'done' | 'busy'> {
  const lock = await locks.tryTake(`export:${job.month}`, LOCK_MS)
  if (lock === undefined) return 'busy'
  const renewal = setInterval(() => {
    lock.renew(LOCK_MS).catch((error) => log.warn('lock not renewed', error))
  }, LOCK_MS / 3)
  try {
    return writeRows(job)
  } finally {
    clearInterval(renewal)
    await lock.release()
  }
}

async function writeRows(job: Export): Promise<'done'> {
  const target = `${job.account}/${job.month}.csv`
  const file = await store.create(`${target}.part`)
  let rows = 0
  for await (const row of job.rows) {
    const text = `"${row.text.replaceAll('"', '""')}"`
    await file.append(`${row.date};${text};${decimal(row.cents)}\n`)
    rows += 1
  }
  await file.close()
  await store.rename(`${target}.part`, target)
  log.info('export written', { target, rows })
  return 'done'
}

/** Cents as a decimal number: 1250 is 12.50. */
function decimal(cents: number): string {
  const sign = cents < 0 ? '-' : ''
  const whole = Math.trunc(Math.abs(cents) / 100)
  const rest = Math.abs(cents) % 100
  return `${sign}${whole}.${rest}`
}
