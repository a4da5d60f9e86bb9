import { judge } from '#runner'
import { parseType } from '#schemas/value'
import { runInputs } from '../../verify/properties/run-inputs.ts'
import { notAsked, passed, type Gate, type VariantPackage } from './gate.ts'

/** Where a radical is another one, or where it was written, who knows the item's solution has not solved the variant; otherwise they have. */
export const semantics: Gate = {
  name: 'semantics',
  version: 1,
  ask: async (variant, context) => {
    const { code } = variant
    if (!code) return notAsked
    const { item, before } = code
    const inputs = item.detail.cases.map(({ input }) => input)
    const type = parseType(item.task.signature.returns.type)
    const runs = await runInputs(item, before, inputs, context, { isThrowKept: true })
    const failing = item.detail.cases.find(({ expected }, at) => {
      const run = runs[at]
      return run === undefined || judge(run, expected, type, item.task.compare).verdict !== 'passed'
    })
    if (isSemantic(variant) === (failing !== undefined)) return passed
    return failing
      ? {
          verdict: 'refused',
          reason: `only incidentals differ, but the solution of ${variant.parent.id} fails ${failing.name}`,
          counterexample: JSON.stringify(failing.input),
        }
      : {
          verdict: 'refused',
          reason: `${variant.written ? 'it is another problem' : 'radicals differ'}, but the solution of ${variant.parent.id} passes every case`,
        }
  },
}

function isSemantic({ radicals, own, drawn, written }: VariantPackage): boolean {
  return (
    written !== undefined ||
    radicals.some((name) => JSON.stringify(own.values[name]) !== JSON.stringify(drawn.values[name]))
  )
}
