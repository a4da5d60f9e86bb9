import { mostInformative } from '../pool/information-at.ts'
import type { Selector } from './selector.ts'

/** The item with the largest Fisher information at the estimate (Lord 1980). */
export const maximumInformation: Selector = {
  name: 'maximum-information',
  select: ({ pool, theta, eligible }) => mostInformative(pool, theta, eligible),
}
