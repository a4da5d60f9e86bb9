import { fieldName, wordOf } from '../../text/studio-fields.ts'
import { studioReport as report } from '../../text/studio-report.ts'
import { studio as words } from '../../text/studio.ts'
import type { Guide } from './guide.ts'

const { figures } = words
const entry = (key: string, nth: number): string => words.form.entry(fieldName(key), nth)

/** From a test that takes too long to one that ends in time and still decides. */
export const shortScreen: Guide = {
  id: 'short-screen',
  title: 'Design a 45-minute screen',
  lead: 'From a test that may take too long to one that ends in time, says how often it decides rightly, and does not wear out its items.',
  steps: [
    {
      page: 'blueprint',
      acts: [
        {
          do: 'choose',
          option: words.ofBank('Sample screening test (simulated)', 'Sample bank (simulated)', '1.0.0'),
          field: words.test,
        },
      ],
      sights: [
        { row: figures.length, cells: ['8.0'] },
        { row: figures.minutes, cells: ['42'] },
        { text: 'It ends after 90 minutes at the latest.' },
      ],
      meaning:
        'Each candidate gets 8.0 items, which take 42 minutes on average. Some need far longer, and “It ends after 90 minutes at the latest.” On the left stands the blueprint as a form, on the right what it does to people.',
    },
    {
      page: 'blueprint',
      acts: [{ do: 'write', text: '0', field: words.wishes.cuts }],
      sights: [{ row: figures.accuracy, cells: ['84.9 %'] }],
      meaning:
        'A screen decides: here at ability 0, where half of the candidates pass. The table now says how many are put into the right class, 84.9 %, and how many too high or too low. This is the figure to keep while the test gets shorter. Wrongly placed are mostly those who are near the cut score; no short test can tell them apart.',
    },
    {
      page: 'blueprint',
      acts: [
        { do: 'press', name: words.comparison.keep },
        { do: 'write', text: '45', field: fieldName('minutes'), group: entry('stop', 2) },
        { do: 'press', name: words.simulation.run },
      ],
      sights: [
        { row: figures.minutes, cells: ['39', '42'] },
        { text: words.simulation.cutOff },
        { text: '34.1 %' },
      ],
      meaning: `Both stand side by side now, 39 minutes beside 42, and it looks done. But a thousand simulated candidates sat it, and “${words.simulation.cutOff}” is 34.1 %: what is unfinished counts as failed, so who works slowly seems to know less. This is no shorter test but an unfair one. The time limit stays, for the few; the test itself has to become shorter.`,
    },
    {
      page: 'blueprint',
      acts: [
        { do: 'press', name: words.form.addTo(fieldName('stop')) },
        {
          do: 'choose',
          option: wordOf('classification'),
          field: fieldName('rule'),
          group: entry('stop', 3),
        },
        { do: 'write', text: '0.9', field: fieldName('probability'), group: entry('stop', 3) },
        { do: 'write', text: '4', field: fieldName('min'), group: entry('stop', 1) },
      ],
      sights: [
        { row: figures.minutes, cells: ['38', '42'] },
        { text: 'only these bounds and the quotas come before the rules that may end it sooner' },
      ],
      meaning:
        'The test may end now as soon as one side of the cut score is 90 % sure, after four items at the earliest. Yet it takes 38 minutes in place of 42, hardly less than before. “What it means” says why: “only these bounds and the quotas come before the rules that may end it sooner”. Until the two items of the kind Code are there that each candidate must get, nothing ends.',
    },
    {
      page: 'blueprint',
      acts: [
        { do: 'write', text: '1', field: fieldName('min'), group: entry('quotas', 1) },
        { do: 'write', text: '1', field: fieldName('max'), group: entry('quotas', 1) },
        { do: 'write', text: '1', field: fieldName('max'), group: entry('quotas', 2) },
      ],
      sights: [
        { row: figures.length, cells: ['7.0', '8.0'] },
        { row: figures.minutes, cells: ['29', '42'] },
        { row: figures.accuracy, cells: ['83.4 %', '84.9 %'] },
      ],
      meaning:
        'One item to program and one to debug, the two slow kinds, and the rest from the quick ones: 29 minutes beside 42, 7.0 items beside 8.0, and 83.4 % on the right side, beside 84.9 %. Quotas are there for what a test has to cover, and now you see what each of them costs.',
    },
    {
      page: 'blueprint',
      acts: [{ do: 'press', name: words.form.add(fieldName('exposure')) }],
      sights: [
        { row: figures.exposure, cells: ['49.9 %', '83.9 %'] },
        { row: figures.accuracy, cells: ['82.9 %', '84.9 %'] },
        { text: 'assay simulate --max-exposure still has to find the parameters for that' },
      ],
      meaning:
        'One item went to 83.9 % of the candidates: whoever passes it on tells nearly everybody. Now none goes to more than 49.9 %, at the price of half a point of right decisions: 82.9 %, where the longer test has 84.9 %. Below “What it means” stands what is left to do: “assay simulate --max-exposure still has to find the parameters for that”. Until they stand in the blueprint, items are shown as often as before.',
    },
    {
      page: 'blueprint',
      acts: [{ do: 'press', name: words.simulation.run }],
      sights: [
        { text: "assay simulate sample-screen --n 1000 --seed '1'" },
        { text: '84.0 %' },
        { text: '4.9 %' },
      ],
      meaning:
        "A thousand candidates sat this test, too, with the engine that gives it. 84.0 % of them were put into the right class, in 28 minutes; a thousand say it to 2.3 points. Interrupted by the time limit are 4.9 %, where it was a third. The largest share that meets one item is nearly as high as it was, which the last step told beforehand. “assay simulate sample-screen --n 1000 --seed '1'” gives the same figures on the command line, to the last digit.",
    },
    {
      page: 'bank',
      acts: [],
      sights: [{ text: 'Short answer, level 4, on Implementing: Numbers (2 there now).' }],
      meaning:
        'The design came along, and this page says what the bank lacks for it. “Short answer, level 4, on Implementing: Numbers (2 there now).” would help most: such items are quick and tell much. Further down stand the items that no candidate of this test meets.',
    },
    {
      page: 'blueprint',
      acts: [
        { do: 'press', name: words.download },
        { do: 'press', name: report.download },
      ],
      sights: [{ text: report.made('report-sample-screen.html') }],
      meaning: `The blueprint is a file now, for the folder “tests” of a bank, where assay check proves what only an exact search can tell. “${report.made('report-sample-screen.html')}” It holds all of these figures for the record, and anybody can read it who has a browser.`,
    },
  ],
}
