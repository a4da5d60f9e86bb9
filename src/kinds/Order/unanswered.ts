import type { TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import { order as words } from '../../text/kinds/order.ts'

/** @returns A sentence where no block is used. */
export function unanswered(_: TaskOf<'order'>, { blocks }: ResponseOf<'order'>): string | undefined {
  return blocks.length === 0 ? words.none : undefined
}
