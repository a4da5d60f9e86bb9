import type { Blueprint } from '#schemas/blueprint'
import { kindNames } from './common.ts'

type Block = Blueprint['blocks'][number]
type Stop = Block['stop'][number]
type Select = Block['select']

/**
 * What a blueprint does to a candidate, a sentence for each of its parts.
 *
 * @param titleOf the title of a skill or an area by its id
 */
export function meaningOf(blueprint: Blueprint, titleOf: (skill: string) => string): readonly string[] {
  const { blocks, exposure, freshness, feedback, use } = blueprint
  return [
    ...blocks.flatMap((block) => [
      ...(blocks.length > 1 ? [`Block “${block.title}”:`] : []),
      selectMeaning(block.select),
      ...(block.quotas ?? []).map((quota) => quotaMeaning(quota, titleOf)),
      ...block.stop.map((stop) => stopMeaning(stop, block.stop)),
      aiMeaning(block.ai),
      ...(block.prior === undefined
        ? []
        : [
            `Before the first answer, candidates are expected about ${signed(block.prior.mean)} with a standard deviation of ${block.prior.sd}, in logits; with few answers estimates stay near that.`,
          ]),
      ...(block.pretest === undefined
        ? []
        : [
            `${count(block.pretest.count, 'item')} of ${block.pretest.items.length} on trial come among the others and count for nothing.`,
          ]),
      ...(block.fixed === undefined
        ? []
        : [
            `At ${positions(block.fixed.positions)} stand items that do not steer the test and count on record alone.`,
          ]),
    ]),
    ...(exposure === undefined
      ? []
      : [
          `No item is to be shown to more than ${percent(exposure.maxRate)} of the candidates${exposure.parameters === undefined ? '; assay simulate --max-exposure still has to find the parameters for that' : ''}.`,
        ]),
    ...(freshness === undefined
      ? []
      : freshness.variants === 'unique'
        ? ['Each candidate gets variants of their own.']
        : [
            `${freshness.candidates} candidates share the variants of the release; about ${freshness.maxReuse} of them at most meet the same one.`,
          ]),
    ...(use === 'practice'
      ? [
          feedback === 'end'
            ? 'A practice test: it says how the answers did with the result.'
            : 'A practice test: it says after each answer how it did.',
        ]
      : [
          'A graded test: it says nothing of an answer, and its score of record is computed by the organisation.',
          'Accommodations, such as more time or a plain editor, are given to single candidates when the test is sealed; a blueprint names none.',
        ]),
  ]
}

function selectMeaning(select: Select): string {
  switch (select.selector) {
    case 'maximum-information':
      return 'Each next item is the one that tells most at the estimate.'
    case 'posterior-weighted-information':
      return 'Each next item is the one that tells most on average over what is believed of the candidate.'
    case 'minimum-expected-variance':
      return 'Each next item is the one after which least doubt is expected.'
    case 'kullback-leibler':
    case 'posterior-weighted-divergence':
      return 'Each next item is the one that tells the estimate best from what the answers leave likely.'
    case 'a-stratified':
      return `Items come in ${select.strata} strata, blunt ones first, the closest difficulty in each.`
    case 'progressive-restricted':
      return 'Items come by chance at first and by what they tell in the end.'
    case 'randomesque':
      return `Each next item is drawn from the ${select.among} that tell most at the estimate, so that candidates meet different ones.`
    case 'proportional':
      return `Each next item is drawn by chance, in proportion to what it tells to the power of ${select.power}.`
    case 'thompson':
      return 'Each next item is the best in a world drawn from what is not known of the candidate and the items.'
    case 'closest-difficulty':
      return 'Each next item is the one whose difficulty is closest to the candidate’s level.'
    case 'fixed-order':
      return 'Everybody gets the same items in the same order: the test does not adapt.'
    case 'multistage':
      return `The test has ${select.stages.length} stages; the answers decide which module comes next.`
    case 'shadow-forms':
      return 'Each next item is the one that tells most of the best assembled form, so that every constraint holds.'
  }
}

/** @param all rules of the block */
function stopMeaning(stop: Stop, all: readonly Stop[]): string {
  switch (stop.rule) {
    case 'length': {
      const isEarly = all.some(({ rule }) => rule !== 'length' && rule !== 'time')
      if (stop.min === stop.max)
        return `It has ${count(stop.max, 'item')}${isEarly ? ': no rule but time ends it before' : ''}.`
      return `It has ${stop.min} to ${count(stop.max, 'item')}; only these bounds and the quotas come before the rules that may end it sooner.`
    }
    case 'time':
      return `It ends after ${stop.minutes} minutes at the latest.`
    case 'standard-error':
      return `It ends once the level is known to ± ${(1.96 * stop.below).toFixed(1)} with 95 % certainty (standard error ${stop.below}).`
    case 'standard-error-plateau':
      return `It ends once the standard error fell by less than ${stop.fall} over ${count(stop.over, 'answer')}.`
    case 'classification':
      return `It ends once it is ${percent(stop.probability)} certain on which side of ${stop.cuts.map(signed).join(', ')} the candidate is.`
    case 'sprt':
      return `It ends once the sequential probability ratio test has decided at ${stop.cuts.map(signed).join(', ')}, with risks of ${percent(stop.alpha)} of placing too high and ${percent(stop.beta)} too low.`
    case 'minimum-information':
      return `It ends once no item is left that tells at least ${stop.below}.`
    case 'all-of':
      return `It ends once all of these hold: ${stop.rules.map((rule) => stopMeaning(rule, all)).join(' ')}`
  }
}

function quotaMeaning(
  quota: NonNullable<Block['quotas']>[number],
  titleOf: (skill: string) => string,
): string {
  const of =
    'kind' in quota
      ? `of the kind “${kindNames[quota.kind]}”`
      : 'level' in quota
        ? `of level ${quota.level}`
        : `on ${titleOf(quota.skill)}`
  const bounds = quota.min === quota.max ? `${quota.min}` : `${quota.min} to ${quota.max}`
  const share = quota.share === undefined ? '' : `, ${percent(quota.share)} of them all along`
  return `${bounds} of its items ${quota.max === 1 ? 'is' : 'are'} ${of}${share}.`
}

function aiMeaning(ai: Block['ai']): string {
  return ai === 'allowed'
    ? 'Help from an AI is allowed, and candidates note what they used; its scale is its own.'
    : 'Help from an AI is not allowed.'
}

function positions(places: readonly number[]): string {
  return `${places.length === 1 ? 'position' : 'positions'} ${places.join(', ')}`
}

function count(value: number, word: string): string {
  return `${value} ${word}${value === 1 ? '' : 's'}`
}

function signed(value: number): string {
  return value < 0 ? `−${-value}` : String(value)
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`
}
