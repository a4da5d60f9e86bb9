import { createGenerator, responseCurve, type Responses } from '#adaptive'

/** 2PL answers of persons of normal ability to all items; the same bits for the same sizes, in Node and in the browser. */
export function madeResponses(persons: number, items: number): Responses {
  const draws = createGenerator('calibrate', 'made')
  const normal = (): number => {
    let sum = -6
    for (let k = 0; k < 12; k++) sum += draws.unit()
    return sum
  }
  const curves = Array.from({ length: items }, () =>
    responseCurve({ model: '2pl', a: 0.7 + draws.unit(), b: normal(), c: 0, d: 1 }),
  )
  const starts = new Uint32Array(persons + 1)
  const item = new Uint32Array(persons * items)
  const category = new Uint8Array(persons * items)
  const probability = new Float64Array(2)
  const slope = new Float64Array(2)
  let at = 0
  for (let n = 0; n < persons; n++) {
    const theta = normal()
    for (let i = 0; i < items; i++, at++) {
      curves[i]?.(theta, probability, slope)
      item[at] = i
      category[at] = draws.unit() < (probability[1] ?? 0) ? 1 : 0
    }
    starts[n + 1] = at
  }
  return { persons, items, starts, item, category, weights: undefined, groups: undefined, groupCount: 1 }
}

/** Complete responses as a wide table, a line each person. */
export function madeTable({ persons, items, starts, category }: Responses): string {
  const lines = [`person,${Array.from({ length: items }, (_, i) => `i${i + 1}`).join(',')}`]
  for (let n = 0; n < persons; n++)
    lines.push(`p${n + 1},${category.subarray(starts[n], starts[n + 1]).join(',')}`)
  return `${lines.join('\n')}\n`
}
