import type { StoppingRule } from './rule.ts'

/** No item is left whose information at the estimate is at least `below`, in 1/logits². */
export const minimumInformation: StoppingRule<{ readonly below: number }> = {
  name: 'minimum-information',
  judge: ({ errors, mostInformation }, { below }) =>
    errors.length > 1 && mostInformation() < below ? 'may-stop' : 'go-on',
}
