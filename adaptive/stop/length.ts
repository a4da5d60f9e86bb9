import type { StoppingRule } from './rule.ts'

/** Not before `min` items (included), never more than `max` (included). */
export const length: StoppingRule<{ readonly min: number; readonly max: number }> = {
  name: 'length',
  judge: ({ items }, { min, max }) => (items >= max ? 'must-stop' : items < min ? 'must-go-on' : 'go-on'),
}
