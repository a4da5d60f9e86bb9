import { keyOf } from './address'
import type { List } from './list'
import type { Request } from './types'

export function subscribe(list: List, { address }: Request): void {
  const key = keyOf(address)
  if (!list.has(key)) list.add(key, address.trim())
}

export function leave(list: List, { address }: Request): void {
  list.remove(address)
}

export function move(list: List, { address, to }: Request): void {
  if (!list.has(address)) return
  if (list.has(to)) list.remove(address)
  else list.replace(address, to, to.trim())
}
