import { calibration as words } from '../../text/calibration.ts'
import type { Guide } from './guide.ts'

/** From a table of answers to parameters that a bank can take. */
export const firstBank: Guide = {
  id: 'first-bank',
  title: 'Calibrate your first bank',
  lead: 'From a table of answers to parameters with their errors: which items are amiss, which are unfair, which have leaked.',
  steps: [
    {
      page: 'calibration',
      acts: [{ do: 'press', name: words.drop.sample }],
      sights: [
        { text: 'responses.csv, 58 kB' },
        { text: words.choices.several },
        { text: words.choices.groupTaken },
      ],
      meaning: `“responses.csv, 58 kB” is chosen: a person in each line, an item in each column, a score in each cell, nothing where somebody was not given the item. 500 simulated people answered 40 items each of a bank of 60, in two booklets that share 20, so that all items come upon one scale. The page looked into the file: “${words.choices.several}” And of the column “language”: “${words.choices.groupTaken}” Answers of your own come by “${words.drop.files}”.`,
    },
    {
      page: 'calibration',
      acts: [{ do: 'press', name: words.choices.run }],
      sights: [{ text: '9 of 60 items need a look.' }],
      meaning:
        '“9 of 60 items need a look.” Most banks look like this at first. Below stands why, in words, the gravest first; above all, it is three different stories, which the next steps tell. That an item needs a look says what the numbers saw. Whether it is bad, somebody who reads it decides.',
    },
    {
      page: 'calibration',
      acts: [{ do: 'press', name: 'choice-16' }],
      sights: [{ text: 'Does not separate: abler persons do worse, check the key.' }],
      meaning:
        '“Does not separate: abler persons do worse, check the key.” The dots, a tenth of the people each, fall from left to right, and the curve cannot follow them: the abler people are, the less of them pass. So it goes where the wrong option is the key, and here it is. Correct the key, raise the version of the item, and have it answered anew.',
    },
    {
      page: 'calibration',
      acts: [{ do: 'press', name: 'trace-23' }],
      sights: [{ text: 'DIF: harder for python than for typescript (C).' }],
      meaning:
        '“DIF: harder for python than for typescript (C).” People of equal ability pass it less often when they work in Python; C says that the difference is large. Look for what one group knows for reasons that the test is not about, such as a habit of one language, and mend that. A difference is no proof of a fault: read the item first.',
    },
    {
      page: 'calibration',
      acts: [
        { do: 'press', name: words.outcome.bank, role: 'tab' },
        {
          do: 'choose',
          option: words.bank.release('Sample bank (simulated)', '1.0.0'),
          field: words.bank.against,
        },
      ],
      sights: [
        { text: '60 items would get new parameters in place of theirs.' },
        { text: '3 items changed beside the others: choice-16, short-18, code-55.' },
        { text: 'easier than before (is it known by now?)' },
      ],
      meaning:
        '“60 items would get new parameters in place of theirs.” What the bank knew stands beside what these answers say, brought upon one scale first, since these people are abler than those before. “3 items changed beside the others: choice-16, short-18, code-55.” The first you know. Of short-18 it says “easier than before (is it known by now?)”: it was passed on, so retire it and bring fresh variants. The change of code-55 is small, such as chance alone makes once or twice among 60: watch it.',
    },
    {
      page: 'calibration',
      acts: [{ do: 'press', name: words.outcome.parameters }],
      sights: [{ text: 'assay calibrate --apply content/banks/sample --from responses-calibration.json' }],
      meaning:
        'The parameters are a file now, and nothing else has changed. “assay calibrate --apply content/banks/sample --from responses-calibration.json” is what would put them into a bank: first with --dry-run, which only says what it would do. Leave out what you do not trust: an item that is not in the file keeps what it has.',
    },
  ],
}
