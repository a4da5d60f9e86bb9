import { defineKind } from '../kind.tsx'
import { Order } from './Order.tsx'
import { OrderReview } from './OrderReview.tsx'
import { unanswered } from './unanswered.ts'

export const order = defineKind({
  kind: 'order',
  Work: Order,
  Review: OrderReview,
  reviewsParts: false,
  reviewsKey: true,
  unanswered,
})
