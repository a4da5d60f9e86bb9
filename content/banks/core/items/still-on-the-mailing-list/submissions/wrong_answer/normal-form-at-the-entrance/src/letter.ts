import { keyOf } from './address'
import { leave, move, subscribe } from './actions'
import { List } from './list'
import type { Request } from './types'

/** Works through all requests and says who gets the letter. */
export function recipients(requests: Request[]): string[] {
  const list = new List()
  for (const { kind, address, to } of requests) {
    const request = { kind, address: keyOf(address), to: keyOf(to) }
    if (request.kind === 'subscribe') subscribe(list, request)
    else if (request.kind === 'leave') leave(list, request)
    else if (request.kind === 'move') move(list, request)
  }
  return list.addresses()
}
