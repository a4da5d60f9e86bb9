import {
  anyText,
  define,
  described,
  list,
  mapOf,
  number,
  object,
  oneOf,
  schemaVersion,
  slug,
  text,
} from '../source/words.ts'

const category = described('The category that somebody who fails here cannot get, from 1 to the highest.', {
  type: 'integer',
  minimum: 1,
  maximum: 9,
})
const combine = described(
  'How the effects of the chosen options come together: sum (costs, delays one after another), max (the worst), min (the narrowest part), product (attempts that multiply).',
  oneOf('sum', 'max', 'min', 'product'),
)
const label = { ...text, maxLength: 200 } as const
const sentence = { ...text, maxLength: 600 } as const

/** A condition on choices and totals, as authors write it: exactly one of the keys. */
const self = { $ref: '#/$defs/DesignCondition' } as const
const several = list(self, { minItems: 1, maxItems: 12 })
const bounds = mapOf(number, { propertyNames: slug, minProperties: 1 })
const condition = define('DesignCondition', {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  maxProperties: 1,
  properties: {
    all: described('Every one of these holds.', several),
    any: described('One of these holds, or more.', several),
    not: self,
    chosen: described(
      'Option chosen in a decision, or a list of options of which it is one; several decisions all hold.',
      mapOf(
        { anyOf: [slug, list(slug, { minItems: 1, uniqueItems: true })] },
        { propertyNames: slug, minProperties: 1 },
      ),
    ),
    within: described(
      'Quantities whose total keeps the limit that the quantity declares.',
      list(slug, { minItems: 1, uniqueItems: true }),
    ),
    atMost: described('Quantities with the most that their total may be (included).', bounds),
    atLeast: described('Quantities with the least that their total may be (included).', bounds),
  },
})

/** The same, as it is shipped: options by their opaque ids, limits in numbers. */
const rule = define('DesignRule', {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  maxProperties: 1,
  properties: {
    all: list({ $ref: '#/$defs/DesignRule' }),
    any: list({ $ref: '#/$defs/DesignRule' }),
    not: { $ref: '#/$defs/DesignRule' },
    chosen: mapOf(list(text)),
    atMost: mapOf(number),
    atLeast: mapOf(number),
  },
})

const tolerance = object(
  {},
  { absolute: { type: 'number', minimum: 0 }, relative: { type: 'number', minimum: 0 } },
)
const effects = described('What the option adds to quantities.', mapOf(number, { propertyNames: slug }))
const limits = {
  unit: { ...text, maxLength: 40 },
  atMost: described('The most that the scenario allows (included).', number),
  atLeast: described('The least that the scenario asks for (included).', number),
}

/** `design.yaml`, which stands beside the item. */
export const designFile = object(
  {
    version: schemaVersion(1),
    decisions: list(
      object({
        id: slug,
        question: label,
        options: list(
          object(
            { id: slug, label, consequence: described('What the candidate reads of it.', sentence) },
            {
              adds: effects,
              when: condition,
              unless: described(
                'Why it is ruled out where `when`, its condition on earlier choices, does not hold.',
                sentence,
              ),
              changes: described(
                'What is different after some earlier choices; the first whose `when` holds.',
                list(object({ when: condition, consequence: sentence }, { adds: effects }), {
                  minItems: 1,
                  maxItems: 4,
                }),
              ),
              why: described(
                'What is wrong with it, for the review; needed where no good path has it.',
                text,
              ),
            },
          ),
          { minItems: 2, maxItems: 6 },
        ),
      }),
      { minItems: 2, maxItems: 8 },
    ),
    requirements: list(object({ id: slug, text: sentence, category, needs: condition, why: text }), {
      minItems: 1,
      maxItems: 12,
    }),
    paths: described(
      'Two designs or more that meet everything, worked out for the review.',
      list(object({ choices: mapOf(slug, { propertyNames: slug, minProperties: 1 }), why: text }), {
        minItems: 2,
        maxItems: 4,
      }),
    ),
  },
  {
    quantities: list(
      object(
        { id: slug, label, combine },
        {
          ...limits,
          start: described(
            'What is there before any choice; 0 where absent, 1 for a product; a min needs one.',
            number,
          ),
          shown: described('false: the candidate is not told the total while deciding.', { type: 'boolean' }),
        },
      ),
      { maxItems: 8 },
    ),
    estimates: list(
      object(
        { id: slug, question: sentence, category, value: number, why: text },
        {
          unit: { ...text, maxLength: 40 },
          tolerance,
          worked: described(
            'How the value comes out of the numbers in the stem: + - * /, ceil, floor, round, min, max.',
            text,
          ),
          range: described('What is right, where it is not about the value; ends included.', {
            ...object({ low: number, high: number }),
          }),
        },
      ),
      { maxItems: 6 },
    ),
  },
)

const quantity = object({ id: slug, label: text, combine, start: number }, limits)
const response = {
  choices: mapOf({ type: 'string', maxLength: 80 }, { maxProperties: 8 }),
  estimates: mapOf({ type: 'string', maxLength: 2000 }, { maxProperties: 6 }),
}

export const design = {
  frontmatter: { required: {}, optional: {} },
  task: object({
    quantities: list(quantity),
    estimates: list(object({ id: slug, question: text }, { unit: text })),
    decisions: list(
      object({
        id: slug,
        question: text,
        options: list(
          object(
            { id: text, label: text, consequence: text, adds: mapOf(number) },
            {
              when: rule,
              unless: text,
              changes: list(object({ when: rule, consequence: text, adds: mapOf(number) })),
            },
          ),
        ),
      }),
    ),
  }),
  key: object({
    estimates: list(object({ id: slug, category, value: number, low: number, high: number, why: text })),
    quantities: described('Those whose totals are not shown while deciding.', list(quantity)),
    adds: described(
      'By option: what it adds to these quantities, first as it is, then after each of its changes.',
      mapOf(list(mapOf(number))),
    ),
    requirements: list(object({ id: slug, text, category, needs: rule, why: text })),
    paths: list(object({ choices: mapOf(text), why: text })),
    whys: described('By option: what is wrong with it.', mapOf(anyText)),
  }),
  response,
  authoredResponse: object({
    choices: mapOf(slug, { propertyNames: slug }),
    estimates: mapOf(anyText, { propertyNames: slug }),
  }),
} as const
