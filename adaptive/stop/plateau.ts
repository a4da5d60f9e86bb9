import type { StoppingRule } from './rule.ts'

/** Nothing more to gain: the standard error fell by less than `fall` logits over the last `over` responses. */
export const plateau: StoppingRule<{ readonly fall: number; readonly over: number }> = {
  name: 'standard-error-plateau',
  judge: ({ errors }, { fall, over }) => {
    const before = errors[errors.length - 1 - over]
    const now = errors.at(-1)
    return before !== undefined && now !== undefined && before - now < fall ? 'may-stop' : 'go-on'
  },
}
