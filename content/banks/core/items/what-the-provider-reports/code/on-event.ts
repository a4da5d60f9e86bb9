import { createHmac, timingSafeEqual } from 'node:crypto'
import { database, type Transaction } from './database.ts'
import { log } from './log.ts'
import { mail } from './mail.ts'

const secret = process.env['PROVIDER_SECRET'] ?? ''

interface Event {
  readonly id: string
  readonly order: string
  readonly state: 'paid' | 'refused' | 'refunded'
  readonly step: number
  readonly cents: number
  readonly customer: string
}

/** Handles what the provider has sent, and gives the status of the answer. */
export async function onEvent(body: Buffer, signature: string): Promise<number> {
  if (!isGenuine(body, signature)) return 401
  const event = JSON.parse(body.toString('utf8')) as Event
  try {
    await database.transaction(async (transaction) => {
      const isNew = await transaction.insertOnce('events', event.id)
      if (isNew) await apply(transaction, event)
    })
  } catch (error) {
    log.error('event not handled', { id: event.id, error })
  }
  return 200
}

/** Whether the provider has signed exactly these bytes. */
function isGenuine(body: Buffer, signature: string): boolean {
  const expected = createHmac('sha256', secret).update(body).digest()
  const given = Buffer.from(signature, 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

async function apply(transaction: Transaction, event: Event): Promise<void> {
  const { order, state, step, cents, customer } = event
  await transaction.update('orders', order, { state, step })
  if (state !== 'paid') return
  await mail.send(customer, receipt(order, cents))
}

function receipt(order: string, cents: number): string {
  const amount = (cents / 100).toFixed(2)
  return `We have received ${amount} for your order ${order}. Thank you.`
}
