import type { Inputs } from '#schemas/inputs'
import type { ModelFaults } from './fault-text.ts'

type Called = Pick<ModelFaults, 'signature' | 'inputs' | 'examples'>
type Constraint = Inputs['parameters'][string]
type Relation = NonNullable<Inputs['relations']>[number]
type Rename = (text: string) => string

/** What a model says is called, in the words of a story: the program's names and texts are in them, too. */
export function inStory({ signature, inputs, examples = [] }: Called, rename: Rename): Called {
  return {
    ...(signature && {
      signature: {
        ...signature,
        name: rename(signature.name),
        parameters: signature.parameters.map((one) => ({
          ...one,
          name: rename(one.name),
          type: rename(one.type),
        })),
        returns: { ...signature.returns, type: rename(signature.returns.type) },
      },
    }),
    ...(inputs && {
      inputs: {
        parameters: constraints(inputs.parameters, rename),
        ...(inputs.relations && { relations: inputs.relations.map((one) => relation(one, rename)) }),
      },
    }),
    examples: examples.map(({ input, returns }) => ({
      input: input.map((value) => renamed(value, rename)),
      returns: renamed(returns, rename),
    })),
  }
}

function relation({ left, op, right }: Relation, rename: Rename): Relation {
  const side = (one: number | string): number | string => (typeof one === 'string' ? rename(one) : one)
  return { left: side(left), op, right: side(right) }
}

function constraints(all: Readonly<Record<string, Constraint>>, rename: Rename): Record<string, Constraint> {
  return Object.fromEntries(Object.entries(all).map(([name, one]) => [rename(name), constraint(one, rename)]))
}

function constraint(one: Constraint, rename: Rename): Constraint {
  const { items, keys, values, of, fields, oneOf } = one
  return {
    ...one,
    ...(items && { items: constraint(items, rename) }),
    ...(keys && { keys: constraint(keys, rename) }),
    ...(values && { values: constraint(values, rename) }),
    ...(of && { of: constraint(of, rename) }),
    ...(fields && { fields: constraints(fields, rename) }),
    ...(oneOf && { oneOf: oneOf.map(rename) }),
  }
}

function renamed(value: unknown, rename: Rename): unknown {
  if (typeof value === 'string') return rename(value)
  if (Array.isArray(value)) return value.map((one) => renamed(one, rename))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [rename(key), renamed(one, rename)]))
}
