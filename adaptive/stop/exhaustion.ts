import type { StoppingRule } from './rule.ts'

/** No item is left that may be presented. Holds in every block without being named. */
export const exhaustion: StoppingRule<unknown> = {
  name: 'exhaustion',
  judge: ({ remaining }) => (remaining <= 0 ? 'must-stop' : 'go-on'),
}
