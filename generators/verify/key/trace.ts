import type { KeyMutator } from './key-mutant.ts'

/** Each step costs nothing. */
export const traceMutants: KeyMutator<'trace'> = ({ gradable: { task, key } }) =>
  task.steps.map(({ id }) => {
    const right = key.values[id] ?? ''
    return {
      name: `step ${id} costs nothing`,
      forgives: (response) => ({ ...response, values: { ...response.values, [id]: right } }),
      probes: [...neighbours(right), ...Object.values(key.values)]
        .filter((value) => value !== right)
        .map((value) => ({ kind: 'trace', values: { ...key.values, [id]: value } })),
    }
  })

/** Numbers beside a number; of another text the same with something more. */
function neighbours(value: string): readonly string[] {
  const number = Number(value)
  return Number.isSafeInteger(number) ? [String(number + 1), String(number - 1)] : [`${value}?`]
}
