/** What the page of a bank says. */
export const studioBank = {
  noTest:
    'This release has no test. Open a blueprint on the page Blueprint and come back, or begin with a test of another release.',
  judgedFor: (test: string, bank: string, release: string): string =>
    `${bank} ${release}, as the test “${test}” needs it.`,
  unnamed: 'your blueprint',
  live: 'A release holds live items alone: drafts, items under review and retired ones are not in it.',
  unreadable:
    'The blueprint has faults, so that nothing can be said of what its test needs. The items are shown as they are.',
  impossible:
    'The test cannot be given as it is. What is told below holds only as far as that allows; see first what it is short of.',
  nothingYet:
    'Once the blueprint has no faults of form and items that it can give, what to write stands here.',
  faults: 'What is wrong with it',
  mend: 'Mend it on the page Blueprint',
  shape: 'Change the blueprint',
  waiting: 'The test and the bank are looked at …',
  test: 'Judge the bank for the test',
  address: 'The address of this page holds your design and your filters: keep it or hand it on.',
  summary: {
    heading: 'In one look',
    items: (items: number, variants: number): string =>
      `${many(items, 'item')}${variants > 0 ? ` and ${many(variants, 'variant')} of them` : ''}.`,
    given: (given: number): string => `This test can give ${many(given, 'item')} of them.`,
    uncalibrated:
      'Nothing of this bank is calibrated: where its items lie is what their authors think, with wide errors. Everything below pays for that already; collect answers, and calibrate them, to know.',
    calibrated: (calibrated: number, all: number): string =>
      calibrated === all
        ? 'All items are calibrated: their parameters come from answers.'
        : `${many(calibrated, 'item')} of ${all} ${calibrated === 1 ? 'is' : 'are'} calibrated; of the others we know what their authors think, or their families.`,
    stated: (stated: number, all: number): string =>
      `${stated === all ? 'All items have' : `${many(stated, 'item')} of ${all} ${stated === 1 ? 'has' : 'have'}`} parameters without an error stated: they are taken as known.`,
  },
  wright: {
    title: 'Candidates and items on one scale (Wright map)',
    note: 'Above the axis the candidates that you expect, below it the steps of the items that the test can give: who is at that ability gets so far as often as not. Where bars stand over no marks, the bank tells those candidates apart poorly.',
    crosses: 'Crosses are steps of items that are not calibrated.',
    each: (steps: number): string => `Each mark stands for ${steps} steps at most.`,
    told: (from: string, to: string): string => `Steps go from ${from} to ${to} logits.`,
    none: 'There are no items.',
    candidates: (mean: string, sd: string): string => `candidates: mean ${mean}, SD ${sd}`,
    items: (steps: number, items: number): string => `${many(steps, 'step')} of ${many(items, 'item')}`,
    axis: 'ability and difficulty in logits',
    below: (to: string): string => `below ${to}`,
    between: (from: string, to: string): string => `${from} to ${to}`,
    from: (from: string): string => `from ${from}`,
    columns: ['ability', 'candidates', 'steps', 'items'],
  },
  gaps: {
    heading: 'What to write next',
    searching: 'Looking for what is missing …',
    progress: (done: number, total: number): string => `${done} of ${total} sorts of items`,
    cancel: 'Cancel',
    done: 'What to write is there.',
    before: 'Until then the answer before stands here.',
    cancelled: 'Cancelled; nothing of it is kept.',
    again: 'Look again',
    none: 'No new item would make this test more exact.',
    lead: (count: number): string =>
      `${count === 10 ? 'The ten items to write next' : count === 1 ? 'The one item to write next' : `The ${count} items to write next`}, what helps most first. Each is reckoned as one more in the bank as it is; a second one of the same sort helps less.`,
    sort: (kind: string, level: number, isAided: boolean): string =>
      `${kind}, level ${level}${isAided ? ', with an AI allowed' : ''}`,
    on: (skills: string): string => `, on ${skills}`,
    andMore: (skills: string, more: number): string =>
      `${skills} or ${more === 1 ? 'another skill' : `${more} other skills`}`,
    or: (skills: readonly string[]): string => skills.join(' or '),
    there: (items: number): string => (items === 0 ? 'none there yet' : `${items} there now`),
    buys: (share: string, longer: string): string =>
      `One more makes scores ${share} more exact on average, as much as ${longer} more for each candidate would.`,
    seconds: (seconds: number): string =>
      seconds < 90 ? `${seconds} s` : `${(seconds / 60).toFixed(0)} minutes`,
    problems: (problems: string): string => `${problems} problems`,
    worst: (wanted: number, theta: string): string =>
      `At ability ${theta}, where the test falls shortest of what you want, ${wanted === 1 ? 'one would be enough' : `about ${wanted} of them would be enough`}.`,
    noneEnough: (theta: string): string =>
      `At ability ${theta}, where the test falls shortest of what you want, not even 40 more of any one sort would be enough: each candidate gets too few items. Make the test longer, or want less there.`,
    met: 'The test is as exact as you want it everywhere; more items would make it more so.',
    all: 'All sorts of items, with what one more buys',
    columns: {
      kind: 'kind',
      level: 'level',
      skill: 'skill',
      items: 'there now',
      buys: 'falls the mean standard error, logits',
      worst: (theta: string): string => `and at ability ${theta}`,
      wanted: 'so many reach what is wanted there',
      from: 'reckoned from',
    },
    from: { cell: 'its median item', level: "an author's level" },
    note: 'A standard error says how far a score is from the truth, usually. One more item lowers it only as far as the test can give it in place of one that tells less.',
    notEnough: 'more than 40',
    shortages: 'Minima without an item to spare',
    noShortages: 'No minimum of the blueprint is short of items.',
    shortage: (block: string, min: number, what: string, items: number, needed: number): string =>
      `Block ${block}: each candidate gets ${min} ${what} at least${needed > min ? `, which takes ${needed} at the largest exposure` : ''}; there ${items === 1 ? 'is' : 'are'} ${items}${items < needed ? `, ${needed - items} too few` : ', none to spare'}.`,
    what: {
      length: 'items',
      level: (level: string): string => `items of level ${level}`,
      kind: (kind: string): string => `items of the kind ${kind}`,
      skill: (skill: string): string => `items on ${skill}`,
    },
  },
  retire: {
    heading: 'What could go',
    none: 'Every item has its use in this test.',
    lead: (unused: number, better: number, blunt: number): string =>
      `${many(unused, 'item')} ${unused === 1 ? 'is' : 'are'} met by no candidate of this test; of ${better === 0 ? 'none of these' : many(better, 'of these', 'of these')} another item of its kind, level and skills tells at least as much everywhere. ${blunt === 0 ? 'No item' : many(blunt, 'item')} ${blunt < 2 ? 'tells' : 'tell'} hardly anything at any ability. Other tests may need what this one does not.`,
    columns: ['item', 'why'],
    table: (count: number): string => `${many(count, 'item')} that could go, and why`,
    unused: 'no candidate of this test meets it',
    blunt: 'tells hardly anything at any ability',
    dominated: (better: string): string => `tells nowhere more than ${better}`,
  },
  exposed: {
    heading: 'What is met too often',
    most: 'Too often is above, in % of the candidates',
    none: (most: string): string => `No item and no family is met by more than ${most} of the candidates.`,
    lead: (count: number, most: string): string =>
      `${count === 1 ? 'One item or family is' : `${count} items or families are`} met by more than ${most} of the candidates: one leak tells as many of them.`,
    table: 'Items and families that are met too often',
    columns: ['item or family', 'share who meet it', 'such items missing'],
    note: 'An item and its variants are one here, since who saw one has seen what it asks. Missing are so many items that tell as much, to share the candidates among them; or state a largest share in the blueprint (exposure).',
  },
  items: {
    heading: 'Items',
    filters: 'Filters of the items',
    q: 'In the title',
    kind: 'Kind',
    level: 'Level',
    skill: 'Skill',
    certainty: 'Known from',
    use: 'In this test',
    any: 'any',
    wholeArea: (area: string): string => `${area}: all`,
    clear: 'Show all',
    shown: (shown: number, all: number): string => `${shown} of ${all} items`,
    table: 'Items of the bank',
    certainties: {
      calibrated: 'answers (calibrated)',
      prior: 'the author alone',
      stated: 'stated, no error',
      sharp: 'standard error up to 0.3',
      middling: 'standard error 0.3 to 0.6',
      vague: 'standard error above 0.6',
    },
    persons: (persons: number): string => `${persons} answers`,
    prior: 'author alone',
    stated: 'stated',
    uses: { met: 'met', unmet: 'not met', 'kept-out': 'cannot be given' },
    columns: {
      title: 'item',
      kind: 'kind',
      level: 'level',
      skills: 'skills',
      difficulty: 'difficulty',
      se: 'its standard error',
      slope: 'slope ± error',
      minutes: 'minutes',
      variants: 'variants',
      certainty: 'known from',
      use: 'share who meet it',
    },
    underLeast: '< 0.1 %',
    guess: (chance: string): string => `guessed ${chance}`,
    preview: 'preview',
    previewOf: (title: string): string => `Author’s preview of ${title}`,
    more: (count: number): string => `Show ${count} more`,
    rest: (shown: number, all: number): string => `The first ${shown} of ${all}.`,
    sortBy: 'Sorts by this column; again: the other way round.',
    bySkill: 'Items by skill and level',
    byKind: 'Items by kind and level',
    group: { skill: 'skill', kind: 'kind' },
    levelColumn: (level: number): string => `level ${level}`,
    all: 'all',
    counts: 'An item counts once for each of its skills; its variants do not count.',
  },
  variants: {
    heading: 'Variants',
    none: 'No item of this bank has variants.',
    lead: 'A session draws one of an item and its variants, each equally likely: the more there are, the fewer candidates meet the same one.',
    over: (count: number, limit: string): string =>
      count === 0
        ? `No variant is met by more than ${limit} of the candidates.`
        : `Of ${many(count, 'item')} each variant is met by more than ${limit} of the candidates.`,
    reuse: (candidates: number, maxReuse: number): string =>
      `The blueprint wants no variant to be met by more than ${maxReuse} of ${candidates} candidates.`,
    unique:
      'The blueprint wants variants that are drawn for each candidate when the test is sealed, so that none of these is met twice.',
    table: 'Items of which each variant is met too often',
    all: (count: number): string => `${many(count, 'item')} with variants, and how many candidates meet each`,
    columns: ['item', 'variants and itself', 'share who meet the item', 'each of them', 'variants missing'],
    keptOut: 'cannot be given',
    meets: (count: string): string => ` (${count} candidates)`,
    stale:
      'None of them is out of date: a variant that was drawn or written before its item was changed is left out of every release, and nobody meets it. assay check names those in the working tree, and the author’s preview shows them.',
    other: (ids: string): string =>
      `These have another version than their item, so that they were made for another text of it: ${ids}.`,
    unknown:
      'The index does not say when a variant was made, nor how many people have met it up to now: what is told here is what the test is expected to do.',
  },
} as const

function many(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`
}
