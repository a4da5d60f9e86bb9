import type { StoppingRule } from './rule.ts'

/** Precise enough: the standard error is at most `below` logits. Needs one response, whatever the prior. */
export const standardError: StoppingRule<{ readonly below: number }> = {
  name: 'standard-error',
  judge: ({ items, se }, { below }) => (items > 0 && se <= below ? 'may-stop' : 'go-on'),
}
