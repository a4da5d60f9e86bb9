import { randomInt, timingSafeEqual } from 'node:crypto'
import { log } from './log.ts'
import { sendText } from './send-text.ts'
import { store } from './store.ts'

const HOUR = 60 * 60
const LIFETIME = 10 * 60
const MOST_TEXTS = 3
const MOST_WRONG = 5

export type Sent = 'sent' | 'too-many'
export type Checked = 'right' | 'wrong' | 'blocked'

/** Sends a new code to the phone of an account. The one before it no longer counts. */
export async function requestCode(account: string, phone: string): Promise<Sent> {
  const texts = await store.increment(`texts/${account}`, HOUR)
  if (texts > MOST_TEXTS) return 'too-many'
  const code = newCode()
  await store.set(`code/${account}`, code, LIFETIME)
  await store.remove(`wrong/${account}`)
  await sendText(phone, `Your code is ${code}. Nobody will ever ask you for it.`)
  log.info('code sent', { account })
  return 'sent'
}

/** Looks at a code that somebody has typed in for an account. */
export async function checkCode(account: string, typed: string): Promise<Checked> {
  if (await isBlocked(account)) return 'blocked'
  const code = await store.get(`code/${account}`)
  if (code === undefined || !isSame(code, digitsOf(typed))) {
    await noteWrong(account)
    return 'wrong'
  }
  await store.remove(`code/${account}`)
  log.info('logged in by code', { account })
  return 'right'
}

/** Six digits, also such as 004211. */
function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

async function isBlocked(account: string): Promise<boolean> {
  const wrong = await store.get(`wrong/${account}`)
  return wrong !== undefined && Number(wrong) >= MOST_WRONG
}

async function noteWrong(account: string): Promise<void> {
  const wrong = await store.increment(`wrong/${account}`, HOUR)
  if (wrong === MOST_WRONG) log.warn('blocked', { account })
}

/** People type 004 211 as well as 004211. */
function digitsOf(typed: string): string {
  return typed.replace(/\D/g, '')
}

function isSame(code: string, typed: string): boolean {
  if (code.length !== typed.length) return false
  return timingSafeEqual(Buffer.from(code), Buffer.from(typed))
}
