import { anyText, list, mapOf, object, scriptLanguage, slug, text, valueType } from '../source/words.ts'

export const trace = {
  frontmatter: {
    required: {
      language: scriptLanguage,
      steps: list(
        object({ id: slug, label: text, type: valueType, output: { type: 'integer', minimum: 1 } }),
        {
          minItems: 1,
        },
      ),
    },
    optional: {},
  },
  task: object({
    language: scriptLanguage,
    program: text,
    steps: list(object({ id: slug, label: text, type: valueType })),
  }),
  key: object({ values: mapOf(anyText) }),
  response: { values: mapOf(anyText) },
  authoredResponse: object({ values: mapOf(anyText) }),
} as const
