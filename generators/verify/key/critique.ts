import type { ResponseOf } from '#schemas/response'
import { rightAnswer } from '../../kinds/critique/right-answer.ts'
import type { KeyMutant, KeyMutator } from './key-mutant.ts'
import { markSlips } from './marks.ts'

const decisions = ['accept', 'edit', 'reject'] as const

/** Slips in what is found, each claim does not count, and each other decision is right, too. */
export const critiqueMutants: KeyMutator<'critique'> = ({ gradable: { key }, right: [first], nameOf }) => {
  const withoutRepair = rightAnswer(key)
  const right = { ...withoutRepair, ...(first?.repair !== undefined && { repair: first.repair }) }
  return [
    ...key.claims.map(({ id, truth }): KeyMutant<'critique'> => {
      const others = key.claims.filter((claim) => claim.id !== id)
      const wrong = contraryOf(truth)
      return {
        name: `the claim ${nameOf(id)} does not count`,
        forgives: (response) => ({ ...response, claims: { ...response.claims, [id]: truth } }),
        probes: [
          { ...right, claims: { ...right.claims, [id]: wrong } },
          ...others.map((other) => ({
            ...right,
            claims: {
              ...right.claims,
              [id]: wrong,
              [other.id]: contraryOf(other.truth),
            },
          })),
        ],
      }
    }),
    ...markSlips(key, nameOf).map(({ name, findings, forgives, probes }): KeyMutant<'critique'> => ({
      name,
      ...(findings && { key: { ...key, ...findings } }),
      ...(forgives && {
        forgives: (response: ResponseOf<'critique'>) => ({ ...response, marks: forgives(response.marks) }),
      }),
      probes: probes.map((marks) => ({ ...right, marks: [...marks] })),
    })),
    ...decisions
      .filter((decision) => decision !== key.decision)
      .map((decision): KeyMutant<'critique'> => ({
        name: `the decision ${decision} is right, too`,
        forgives: (response) =>
          response.decision === decision ? { ...response, decision: key.decision } : response,
        probes: [{ ...withoutRepair, decision }],
      })),
  ]
}

function contraryOf(truth: ResponseOf<'critique'>['claims'][string]): 'true' | 'false' {
  return truth === 'true' ? 'false' : 'true'
}
