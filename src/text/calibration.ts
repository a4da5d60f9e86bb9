/** Whole, although it is long: all words of one page, in the order in which they are met there. */
import { counted } from './common.ts'

const SCALES: Readonly<Record<string, string>> = {
  forbidden: 'items that forbid help from an AI',
  allowed: 'items that allow help from an AI',
  main: 'items with and without help from an AI, calibrated together',
}

/** What the page says on which a designer calibrates items. */
export const calibration = {
  drop: {
    heading: 'Responses',
    files: 'Choose a file',
    folder: 'Choose a folder',
    or: 'or drop either anywhere on this page.',
    kinds:
      'A table with a person in each line and an item in each column, or with person, item and score in each line (CSV, JSON lines, Parquet); what assay score writes; or a folder of scored results.',
    chosen: (name: string, size: string): string => `${name}, ${size}`,
    folderOf: (files: number): string => `folder of ${counted(files, 'file')}`,
    none: 'Nothing is chosen yet.',
    changed: (name: string): string => `${name} is chosen.`,
    unreadable: 'What was dropped could not be read. Choose it with one of the buttons.',
    nothing: 'The folder is empty.',
    sample: 'Take the sample answers (simulated)',
    sampleFailed: 'The sample answers did not come. Try again once this browser reaches the site.',
  },
  unread: {
    heading: 'It cannot be calibrated as it is',
    empty: {
      message: 'Unexpected empty file, expected responses',
      help: 'Begin with a line that names the columns: `person,i1,i2`',
    },
    utf16: {
      message: 'Unexpected text in UTF-16, expected UTF-8',
      help: 'Save the table as UTF-8 (in spreadsheets "CSV UTF-8")',
    },
    bytes: {
      message: 'Unexpected bytes that are no text, expected a table in UTF-8',
      help: 'Save the table as UTF-8 (in spreadsheets "CSV UTF-8"); Parquet is told by a name that ends with `.parquet`',
    },
    lines: {
      message: 'Unexpected first line that is no JSON, expected JSON lines, as the name of the file says',
      help: 'Name a table with commas `.csv`, or write `{"person": "p1", "item": "i1", "score": 1}` in each line',
    },
    parquet: 'Write the table anew, with Snappy, Zstandard, gzip or no compression',
  },
  choices: {
    heading: 'Choices',
    model: 'Model',
    models: {
      grm: {
        name: 'Graded response (grm)',
        help: 'For items of several scores, such as code with partial points; each higher score is harder to reach. Items of two scores may be among them.',
      },
      '2pl': {
        name: 'Two parameters (2pl)',
        help: 'For items of two scores, right and wrong: each has a difficulty, and tells people apart in its own way.',
      },
      '3pl': {
        name: 'Three parameters (3pl)',
        help: 'For items of two scores that can be guessed: also the share of people who pass by luck. It wants a thousand answers to each item.',
      },
      rasch: {
        name: 'Rasch',
        help: 'For items of two scores and few answers: all items tell people apart equally well, and only their difficulties are estimated.',
      },
      '1pl': {
        name: 'One parameter (1pl)',
        help: 'Like Rasch, but the spread of abilities is set to 1, and all items share a slope that is estimated.',
      },
      gpcm: {
        name: 'Partial credit (gpcm)',
        help: 'For items of several scores that are reached in steps, each with a difficulty of its own.',
      },
    },
    several: 'This file has scores above 1, so the graded response model is taken.',
    two: 'This file has the scores 0 and 1, as far as it was looked at, so two parameters are taken.',
    group: 'Group column',
    noGroup: 'do not compare groups',
    groupHelp:
      'Says whether an item is harder for one group than for equally able people of another (DIF). Each group needs about a hundred people.',
    groupTaken: 'This column has words in it and no scores, so it is taken for the groups.',
    groupWrite: 'Empty: groups are not compared.',
    more: 'More choices',
    format: 'Layout of the table',
    formats: {
      auto: 'as its first line says',
      wide: 'a line for each person, a column for each item',
      long: 'a line for each answer: person, item, score',
    },
    formatHelp:
      'The first line mostly tells. Say it where a wide table has items that are named item and score.',
    policy: 'Help from an AI',
    policies: {
      all: 'all answers',
      forbidden: 'answers where it was forbidden',
      allowed: 'answers where it was allowed',
    },
    policyHelp:
      'A task is another task with an assistant: answers with and without one are calibrated apart.',
    prior: 'What is believed beforehand',
    priors: {
      default: 'usual values, loosely',
      none: 'nothing',
      file: 'what a calibration file says',
    },
    priorHelp:
      'Keeps items with few answers from absurd values. Below 500 people, leave the usual values; a file is believed as far as its errors go.',
    priorFile: 'Choose the file to believe',
    anchors: 'Anchors',
    noAnchors: 'none: the people of this table are the yardstick',
    withAnchors: 'items that are held where a file says',
    anchorsHelp:
      'To stay on last year’s scale, give some of last year’s items again and hold them: five of different difficulty are a good number.',
    anchorsFile: 'Choose the file of anchors',
    strict: 'Refuse items that the answers say too little about',
    strictHelp: 'Items that everybody answered alike, and scores that nobody has. Otherwise they are marked.',
    points: 'Points of ability',
    pointsHelp: 'Abilities from −6 to 6 are summed over so many points. 61 are enough; more take longer.',
    tolerance: 'Settled once no parameter changes by more than',
    tolerances: {
      '1e-6': '0.000001, as usual',
      '1e-5': '0.00001',
      '1e-4': '0.0001',
      '1e-3': '0.001, roughly',
    },
    run: 'Calibrate',
    runFirst: 'Choose the responses first.',
    fileMissing: (what: string): string => `${what}: no file is chosen yet.`,
  },
  work: {
    heading: 'Calibration',
    begun: 'Calibrating …',
    cancel: 'Cancel',
    leave: 'You can go on reading here; to close the page ends the work.',
    cancelled: 'Cancelled. Nothing of it was kept; your file and your choices stay.',
    done: (name: string): string => `${name} is calibrated.`,
    interrupted: (name: string): string =>
      `The calibration of ${name} ended as this page was left, and nothing of it was kept: choose the responses again, and calibrate.`,
    broken:
      'A fault of Assay itself ended the calibration. Your file and your choices stay: load the page again, or take the command below.',
    command: 'The same on the command line:',
  },
  refused: {
    heading: (count: number): string =>
      count === 1
        ? 'It could not be calibrated: one thing to mend'
        : `It could not be calibrated: ${count} things to mend`,
    nothing: 'Nothing was calculated. Mend the file, choose it again, and calibrate.',
    at: (line: number, column: number): string => `line ${line}, column ${column}`,
    more: (count: number): string => `And ${count} more, which are in the download.`,
    download: 'Download all of them',
    file: 'faults.txt',
    warnings: (count: number): string => (count === 1 ? 'One thing to know' : `${count} things to know`),
  },
  unsettled: {
    heading: 'The estimates did not settle',
    nothing: 'No parameters are given, because none can be trusted.',
    ways: [
      'Leave the usual values as what is believed beforehand.',
      'Take a simpler model, such as two parameters instead of three.',
      'Allow a larger change under “More choices”.',
      'Wait for more answers: items with hardly any are mostly the cause.',
    ],
    download: 'Download the course of the fit',
  },
  failed: 'It could not be calibrated here',
  outcome: {
    of: (name: string, model: string): string => `Calibration of ${name} by the model ${model}`,
    stale: 'Your choices were changed since: calibrate again to see what they do.',
    persons: (persons: string, items: string, answers: string): string =>
      `${persons} answered ${items}; ${answers} in all.`,
    parts: 'Parts of the calibration',
    items: 'Items',
    groups: 'Groups',
    whole: 'The whole',
    bank: 'Before and after',
    parameters: 'Download the parameters',
    report: 'Download the report',
    reportMaking: 'Making the report …',
    reportFailed:
      'The report could not be made: the site did not give its type. Look whether the network is there, and try again.',
    saved:
      'Nothing is applied to a bank here: the parameters are a file, which a command puts into a bank once you want it.',
    noGroups:
      'No groups were compared. Choose a group column under “Choices” and calibrate again to see whether items are fair to groups.',
    noComparisons: 'No items could be compared between groups:',
    sizes: 'People in each group',
    group: 'group',
    people: 'people',
  },
  items: {
    find: 'Find an item',
    sort: 'Sort by',
    sorts: {
      look: 'what needs a look first',
      file: 'the order of the file',
      name: 'name',
      easiest: 'difficulty, the easiest first',
      hardest: 'difficulty, the hardest first',
      flattest: 'slope, the flattest first',
      persons: 'answers, the fewest first',
      misfit: 'fit (infit), the noisiest first',
      dif: 'difference between groups, the largest first',
    },
    label: 'Items with their parameters',
    columns: {
      item: 'item',
      look: 'needs a look',
      persons: 'answers',
      mean: 'mean score',
      slope: 'slope a (95 %)',
      difficulty: 'difficulty b (95 %)',
      guessing: 'luck c (95 %)',
      fit: 'S-X² p',
      infit: 'infit',
      outfit: 'outfit',
      dif: 'DIF',
    },
    no: 'no',
    reading:
      'Choose an item to see its curve. Difficulties are in logits, 0 is the mean of the people here; a slope below 0.35 hardly tells people apart. Infit and outfit are 1 where surprises are as many as expected. DIF is A (negligible), B (moderate) or C (large).',
    shown: (shown: number, all: number): string =>
      shown === all ? counted(all, 'item') : `${shown} of ${counted(all, 'item')}`,
    more: (count: number): string => `Show ${count} more`,
    none: 'No item has that in its name.',
    one: 'The chosen item',
    previous: 'Previous item',
    next: 'Next item',
    curve:
      'The line is the model’s curve, the band around it where the curve may be as well; each dot stands for a tenth of the people or so, with its 95 % interval.',
  },
  bank: {
    lead: 'See what these parameters would change in a bank. Nothing is written: the command below does that, and its dry run has the last word.',
    against: 'Compare with',
    choose: '…',
    release: (bank: string, release: string): string => `${bank}, release ${release}`,
    file: 'a calibration file of the bank',
    fileChoose: 'Choose the bank’s file',
    fileHelp: 'It lies in the bank’s folder calibration, such as forbidden.json.',
    loading: 'Comparing …',
    renewing: 'Comparing … Until then, the one before.',
    releaseFailed:
      'The items of this release could not be loaded. Look whether the network is there, and choose it again.',
    broken: 'A fault of Assay itself ended the comparison. The calibration stays; download its parameters.',
    unreadable: 'The file cannot be compared with. Mend it, or choose another one.',
    otherScale: (scale: string, other: string): string =>
      `This calibration is on the scale ${scale}, the file on the scale ${other}. Parameters of two scales cannot be compared, and nothing is.`,
    ofRelease:
      'A release does not say which file of the bank its parameters come from; they are taken to be on the scale of their items’ AI policy.',
    counts: {
      calibrated: (count: number): string =>
        `${counted(count, 'item')} would get parameters for the first time`,
      recalibrated: (count: number): string =>
        `${counted(count, 'item')} would get new parameters in place of theirs`,
      kept: (count: number): string => `${counted(count, 'item')} would keep their parameters`,
      prior: (count: number): string => `${counted(count, 'item')} would stay at the prior of their level`,
      'back-to-prior': (count: number): string =>
        `${counted(count, 'item')} would go back to the prior of their level`,
    },
    fresh: (count: number): string =>
      `${counted(count, 'variant')} that nobody answered would go by their families, less certain.`,
    foreign: (names: string, more: number): string =>
      `Not in this bank, and left out: ${names}${more > 0 ? ` and ${more} more` : ''}.`,
    refusals: 'It would be refused',
    back: 'Items go back to their priors because nothing ties the two scales: calibrate with anchors, some of the bank’s items that were answered again and are held, to keep them.',
    scale: (scale: string): string => {
      const of = SCALES[scale]
      return `The parameters belong to the bank’s scale “${scale}”${of === undefined ? '' : `: ${of}`}.`
    },
    linked: (common: number, spread: string, shift: string): string =>
      `Both scales were linked by the ${common} items that are in both: an ability of 0 on the old one is ${shift} on the new one, and one logit of the old is ${spread} of the new. Differences below are what is left beyond that.`,
    noDrift: 'No item changed beside the others by more than chance and by as much as matters.',
    drifted: (names: string, count: number): string =>
      `${counted(count, 'item')} changed beside the others: ${names}. Look at them before you apply anything: were they leaked, or changed?`,
    unstable:
      'So many items changed that the link of both scales is not safe: do not read single differences.',
    nothing:
      'The bank has no parameters on this scale yet, so there is nothing to compare with: its items go by the priors of their levels.',
    priorDifficulty: 'prior of its level',
    priorSlope: 'prior',
    unlinked: (why: string): string =>
      `The two scales are not linked, so differences are not given: ${why}. Values now and after are of two yardsticks.`,
    label: 'What would become of each item',
    columns: {
      item: 'item',
      change: 'what happens',
      before: 'difficulty now',
      linked: 'now, on the new scale',
      after: 'difficulty after (95 %)',
      difference: 'changes by',
      slopeBefore: 'slope now',
      slopeAfter: 'slope after (95 %)',
      words: 'to know',
    },
    changes: {
      calibrated: 'first parameters',
      recalibrated: 'new parameters',
      kept: 'keeps its parameters',
      prior: 'stays at its prior',
      'back-to-prior': 'goes back to its prior',
    },
    command: 'To put the parameters into the bank, after a look at the plan:',
    save: 'Download the parameters first, and give the path of the file; BANK is the folder of the bank.',
    commands: 'Commands',
    copy: 'Copy the commands',
    copied: 'Copied.',
    copyFailed: 'The browser did not allow it: select the commands and copy them.',
  },
  bytes: (size: number): string =>
    size < 1e3
      ? counted(size, 'byte')
      : size < 1e6
        ? `${Math.round(size / 1e3)} kB`
        : `${(size / 1e6).toFixed(size < 1e7 ? 1 : 0)} MB`,
} as const
