import { fixedOrder } from './fixed-order.ts'
import type { Selector } from './selector.ts'

/** The items of the module under way in the order that the blueprint lists; which module that is, `openModule` says. */
export const multistage: Selector = { name: 'multistage', select: fixedOrder.select }
