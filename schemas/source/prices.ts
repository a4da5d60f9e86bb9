import { count, described, list, mapOf, object, positive, schemaVersion, text } from './words.ts'

const usd = (what: string) => described(`${what}, in US dollars per million tokens.`, positive)

/** What models of a Messages API cost, on a date. */
export const prices = object(
  {
    version: schemaVersion(1),
    dated: described('Day on which the prices were read, as YYYY-MM-DD.', {
      type: 'string',
      pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$',
    }),
    sources: described('Where the prices stand.', list(text, { minItems: 1 })),
    batchFactor: described('What a message in a batch costs, as a share of its price alone.', {
      ...positive,
      maximum: 1,
    }),
    models: described(
      'Models by the name that a request gives.',
      mapOf(
        object(
          {
            input: usd('Input that is neither written to the cache nor read from it'),
            cacheWrite: usd('Input written to the cache for five minutes'),
            cacheRead: usd('Input read from the cache'),
            output: usd('Output, thinking included'),
            maxOutputTokens: described('Most output of one answer, in tokens.', { ...count, minimum: 1 }),
          },
          {
            promptUpTo: described('Longest prompt for which the prices hold, in tokens.', {
              ...count,
              minimum: 1,
            }),
          },
        ),
        { minProperties: 1 },
      ),
    ),
  },
  { usual: described('The model that is asked where none is named.', text) },
)
