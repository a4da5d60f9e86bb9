/** `quality.json` of a release's public half: what is in it, and what it was proven with. */
import { kind } from './kind.ts'
import {
  count,
  described,
  list,
  object,
  oneOf,
  releaseVersion,
  schemaVersion,
  semver,
  skill,
  slug,
  text,
} from './words.ts'

const submissions = object({
  accepted: described('Programs that must pass everything, and do.', count),
  wrong: described('Programs with a mistake, found out as their author says.', count),
})
const mutants = object({
  total: described('Faults that were planted in the reference, one at a time.', count),
  killed: described('Those that some case told.', count),
  waived: described('Those that nothing can tell, each with a reason.', count),
})
const properties = object({ runs: described('Drawn inputs on which every property held.', count) })

/** What was run of an item, or of all: each field is there only where something of the sort was run. */
const executed = {
  executed: described('Cases of submissions, responses and texts that were run and judged.', count),
}
const ran = {
  submissions,
  responses: described('Responses whose category is known, and came out as it is.', count),
  mutants,
  properties,
}

/** Names and reasons only of practice items: those of a graded one would tell of its key. */
const waivers = object({ count }, { reasons: list(object({ mutant: text, why: text }), { minItems: 1 }) })

const moved = { item: slug, from: semver, to: semver }

export const quality = object(
  {
    version: schemaVersion(1),
    bank: slug,
    release: releaseVersion,
    kinds: list(
      object({
        kind,
        levels: described('Items of level 1 to 5.', list(count, { minItems: 5, maxItems: 5 })),
      }),
    ),
    skills: list(object({ skill, items: count })),
    uses: object({ practice: count, graded: count }),
    languages: list(object({ language: text, items: count })),
    items: list(object({ id: slug, version: semver }, { proof: object(executed, ran), waivers })),
    totals: object({ items: count, proven: count, ...executed, waivers: count }, ran),
  },
  {
    changes: object({
      since: semver,
      added: list(object({ item: slug, version: semver })),
      changed: list(
        object(
          { ...moved, bump: oneOf('none', 'patch', 'minor', 'major') },
          { reasons: described('Of practice items alone.', list(text)) },
        ),
      ),
      recalibrated: list(object({ item: slug, version: semver })),
      retired: list(object({ item: slug, version: semver, title: text })),
      unchanged: count,
    }),
  },
)
