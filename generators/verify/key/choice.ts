import type { KeyMutator } from './key-mutant.ts'

/** Each wrong option is right, too; where several are right, each option does not count. */
export const choiceMutants: KeyMutator<'choice'> = ({ gradable: { task, key }, nameOf }) => {
  const right = new Set<string>(key.right)
  if (task.choose === 'one') {
    return task.options
      .filter(({ id }) => !right.has(id))
      .map(({ id }) => ({
        name: `option ${nameOf(id)} is right, too`,
        forgives: (response) =>
          response.chosen.length === 1 && response.chosen[0] === id
            ? { ...response, chosen: [...right] }
            : response,
        probes: [{ kind: 'choice', chosen: [id] }],
      }))
  }
  return task.options.map(({ id }) => ({
    name: `option ${nameOf(id)} does not count`,
    forgives: (response) => ({ ...response, chosen: judged(response.chosen, id, right.has(id)) }),
    probes: [{ kind: 'choice', chosen: judged([...right], id, !right.has(id)) }],
  }))
}

/** What is chosen, with one option chosen or not. */
function judged(chosen: readonly string[], id: string, isChosen: boolean): string[] {
  const others = chosen.filter((one) => one !== id)
  return isChosen ? [...others, id] : others
}
