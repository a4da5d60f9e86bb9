import { createGenerator, type Generator } from '#adaptive'
import type { Model } from '#schemas/model'
import { ExpressionError, readExpression, type Expression } from './expression.ts'
import { parametersOf } from './outputs.ts'
import type { ModelValue, ModelValues, Scalar } from './model-value.ts'

/** What one seed draws from a model. */
export interface DrawnValues {
  /** Of parameters, of the words of the story, and of what is derived. */
  readonly values: ModelValues
  /** Absent where the model has no stories. */
  readonly story?: string
}

type Parameter = NonNullable<Model['parameters']>[string]

/** Draws that are made to have one of which everything holds that the model asks for. */
const MOST_DRAWS = 2000

export interface Sampler {
  /** What the item has as it is written. @throws ExpressionError */
  readonly own: () => DrawnValues
  /** What a seed draws, the same on every machine; undefined where no draw is as the model wants it. */
  readonly draw: (seed: number) => DrawnValues | undefined
  /** What has been drawn with what is derived from it; `where` is not asked. @throws ExpressionError */
  readonly complete: (drawn: ModelValues, story: string | undefined) => DrawnValues
  /** The first condition that does not hold. @throws ExpressionError */
  readonly broken: (values: ModelValues) => string | undefined
}

/**
 * Draws from a model: each parameter has a stream of its own, so that a parameter that is added changes no other one.
 *
 * @param identity what the streams belong to: the item's id, so that a variant stays what it was when its item gets better words
 * @param faults what the names of its own faults stand for: a draw of parameters has them, too, until others are planted
 * @throws ExpressionError for a computation that cannot be read
 */
export function createSampler(model: Model, identity: string, faults: ModelValues = {}): Sampler {
  const derived = Object.entries(model.derived ?? {}).map(
    ([name, text]) => [name, readExpression(text)] as const,
  )
  const where = (model.where ?? []).map((text) => ({ text, expression: readExpression(text) }))
  const parameters = Object.entries(parametersOf(model))
  const stories = Object.keys(model.stories ?? {})

  return {
    own: () =>
      complete(
        { ...Object.fromEntries(parameters.map(([name, { own }]) => [name, own])), ...faults },
        stories.length > 0 ? 'own' : undefined,
      ),
    draw,
    complete,
    broken,
  }

  function complete(drawn: ModelValues, story: string | undefined): DrawnValues {
    const values: Record<string, ModelValue> = {
      ...drawn,
      ...(story === undefined ? {} : model.stories?.[story]),
    }
    for (const [name, expression] of derived) values[name] = expression.evaluate(values)
    return { values, ...(story === undefined ? {} : { story }) }
  }

  function broken(values: ModelValues): string | undefined {
    return where.find(({ expression }) => !holds(expression, values))?.text
  }

  function draw(seed: number): DrawnValues | undefined {
    const stream = (name: string) => createGenerator(`${identity}#${seed}`, `model/${name}`)
    const generators = new Map(parameters.map(([name]) => [name, stream(`parameter/${name}`)]))
    const ofStory = stream('story')
    for (let attempt = 0; attempt < MOST_DRAWS; attempt += 1) {
      const drawn = {
        ...Object.fromEntries(
          parameters.map(([name, parameter]) => {
            const generator = generators.get(name)
            return [name, generator ? drawParameter(parameter, generator) : parameter.own]
          }),
        ),
        ...faults,
      }
      const story = stories.length > 0 ? stories[ofStory.below(stories.length)] : undefined
      const found = attempted(drawn, story)
      if (found) return found
    }
    return undefined
  }

  /** A draw that something cannot be computed of, such as a division by zero, is none. */
  function attempted(drawn: ModelValues, story: string | undefined): DrawnValues | undefined {
    try {
      const found = complete(drawn, story)
      return broken(found.values) === undefined ? found : undefined
    } catch (error) {
      if (error instanceof ExpressionError) return undefined
      throw error
    }
  }
}

function holds(expression: Expression, values: ModelValues): boolean {
  const found = expression.evaluate(values)
  if (typeof found !== 'boolean') throw new ExpressionError('expected a condition, such as a < b')
  return found
}

function drawParameter(parameter: Parameter, generator: Generator): ModelValue {
  const { range, oneOf, list, own } = parameter
  if (range) return drawNumber(range, generator)
  if (oneOf) return oneOf[generator.below(oneOf.length)] ?? oneOf[0] ?? ''
  return list ? drawList(list, generator) : own
}

type Range = NonNullable<Parameter['range']>

function drawNumber({ min, max, step = 1 }: Range, generator: Generator): number {
  const steps = Math.floor((max - min) / step + 1e-9) + 1
  return Number((min + generator.below(Math.max(1, steps)) * step).toPrecision(12))
}

/** Draws of a list whose elements shall differ: after so many that were there already it is shorter than asked for. */
const MOST_REPEATED = 1000

function drawList(
  { length, items, distinct, sorted }: NonNullable<Parameter['list']>,
  generator: Generator,
): readonly Scalar[] {
  const wanted = typeof length === 'number' ? length : drawNumber(length, generator)
  const drawn: number[] = []
  for (let left = MOST_REPEATED; drawn.length < wanted && left > 0;) {
    const one = drawNumber(items, generator)
    if (distinct === true && drawn.includes(one)) left -= 1
    else drawn.push(one)
  }
  if (sorted === undefined) return drawn
  return drawn.sort((left, right) => (sorted === 'ascending' ? left - right : right - left))
}
