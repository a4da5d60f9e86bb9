/** Complete forms over the scale, as `assay assemble --shadow --out` writes them into a bank's folder `forms/`. */
import {
  anyText,
  count,
  described,
  flag,
  list,
  mapOf,
  number,
  object,
  releaseVersion,
  schemaVersion,
  semver,
  slug,
  text,
} from './words.ts'

/** For people: nothing is read from them. */
const figures = list({ type: 'object' })

export const forms = object(
  {
    version: schemaVersion(1),
    test: text,
    release: releaseVersion,
    languages: described('Each form can be given to a candidate of any one of them.', list(text)),
    seed: anyText,
    type: described('Forms for sessions to pick from; a linear form is no choice.', { const: 'shadow' }),
    isCut: flag,
    goals: figures,
    forms: list(
      object({
        form: count,
        theta: described('Ability in logits that the form is the best at.', number),
        blocks: list(
          object({
            id: slug,
            items: list(slug, { minItems: 1, uniqueItems: true }),
            minutes: number,
            at: figures,
            counts: figures,
          }),
          { minItems: 1 },
        ),
      }),
      { minItems: 1 },
    ),
    overlap: figures,
  },
  {
    versions: described('Versions that the items had when the forms were assembled.', mapOf(semver)),
  },
)
