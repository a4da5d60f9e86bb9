import type { ResponseOf } from '#schemas/response'
import type { KeyMutant, KeyMutator } from './key-mutant.ts'
import { markOf, markSlips } from './marks.ts'

const verdicts = ['approve', 'comment', 'request-changes'] as const

/** Slips in what is found, and each other verdict is right, too. */
export const reviewMutants: KeyMutator<'review'> = ({ gradable: { key }, nameOf }) => {
  const found = key.defects.map(markOf)
  return [
    ...markSlips(key, nameOf).map(({ name, findings, forgives, probes }): KeyMutant<'review'> => ({
      name,
      ...(findings && { key: { ...key, ...findings } }),
      ...(forgives && {
        forgives: (response: ResponseOf<'review'>) => ({ ...response, marks: forgives(response.marks) }),
      }),
      probes: probes.map((marks) => ({ kind: 'review', marks: [...marks], verdict: key.verdict })),
    })),
    ...verdicts
      .filter((verdict) => verdict !== key.verdict)
      .map((verdict): KeyMutant<'review'> => ({
        name: `the verdict ${verdict} is right, too`,
        forgives: (response) =>
          response.verdict === verdict ? { ...response, verdict: key.verdict } : response,
        probes: [{ kind: 'review', marks: found, verdict }],
      })),
  ]
}
