import { createSessionConfig, itemOfSingle, listedItems, refusalsOfTest, type Pool } from '#adaptive'
import type { Blueprint } from '#schemas/blueprint'
import type { DataFile, DraftFile } from '#schemas/diagnose/data-file'
import { suggest, type DataPath, type Draft } from '#schemas/diagnose/index'
import type { Report } from '#schemas/diagnose/report'
import { wordEdit } from '#schemas/diagnose/word-edit'
import type { TestedFacts } from './tested-facts.ts'
import { checkBlueprintItems } from './check-blueprint-items.ts'
import { checkFreshness } from './check-freshness.ts'
import { checkStages } from './check-stages.ts'

interface BlueprintSubject {
  /** Path of the file, relative to the bank. */
  readonly file: string
  readonly blueprint: DraftFile<Blueprint>
  /** Folders of all items of the bank. */
  readonly names: readonly string[]
  /** Facts of all items of the bank without errors. */
  readonly items: readonly TestedFacts[]
  readonly skills: ReadonlySet<string> | undefined
  /** of the live items that the test could give, in their order, where there is one already; made if absent */
  readonly pool?: Pool | undefined
}

/**
 * Checks that a test can be given: names that exist, limits that agree, and items enough for its quotas. Of a blueprint
 * with faults it checks what is sound.
 */
export function checkBlueprint(
  { file, blueprint, names, items, skills, pool }: BlueprintSubject,
  report: Report,
): void {
  const { value, draft, source } = blueprint
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.yaml$/, '')
  let sound = true
  const error: Report['error'] = (...fault) => {
    sound = false
    report.error(...fault)
  }
  if (draft.id !== undefined && draft.id !== name) {
    error(
      'blueprint/id',
      source.rangeOf(['id']),
      `Unexpected id \`${draft.id}\` in the file \`${name}.yaml\`, expected the same name`,
      undefined,
      wordEdit(name),
    )
  }
  if (draft.id !== undefined && itemOfSingle(draft.id) !== undefined) {
    error(
      'blueprint/reserved-id',
      source.rangeOf(['id']),
      `Unexpected id \`${draft.id}\`, expected one that does not begin with \`only-\``,
      'Ids that begin so name the tests of one item that a candidate chooses; give the file and its id another name',
    )
  }
  const known = skills && new Set([...skills, ...[...skills].map((skill) => skill.split('.')[0] ?? '')])
  const ids = new Set<string>()
  for (const [index, block] of (draft.blocks ?? []).entries()) {
    if (!block) continue
    const path = ['blocks', index]
    if (block.id !== undefined && ids.has(block.id)) {
      error(
        'blueprint/same-block',
        source.rangeOf([...path, 'id']),
        `Unexpected second block \`${block.id}\``,
      )
    }
    if (block.id !== undefined) ids.add(block.id)
    checkQuotas(block, path)
    checkStops(block, path)
    checkTrials(block, path)
    checkFixed(block, path)
  }
  checkBlueprintItems({ draft, source, names, items }, { ...report, error })
  if (sound && value) checkSupply({ value, source }, items, pool, report)

  function checkQuotas(block: DraftBlock, path: DataPath): void {
    const most = mostOf(block)
    for (const [place, quota] of (block.quotas ?? []).entries()) {
      if (!quota) continue
      const at = [...path, 'quotas', place]
      const { min = 0, max = Infinity } = quota
      if (min > max) {
        error(
          'blueprint/quota',
          source.rangeOf([...at, 'min']),
          `Unexpected \`min\` ${min} above \`max\` ${max}`,
        )
      } else if (min > most) {
        error(
          'blueprint/quota',
          source.rangeOf([...at, 'min']),
          `Unexpected \`min\` ${min}, expected ${most} or less, the most that the block's length allows`,
          'Lower it, or raise `max` of the rule `length`',
        )
      }
      if (!('skill' in quota) || quota.skill === undefined || !known || known.has(quota.skill)) continue
      const meant = suggest(quota.skill, known)
      error(
        'blueprint/unknown-skill',
        source.rangeOf([...at, 'skill']),
        `Unexpected skill \`${quota.skill}\`, expected one of taxonomy.yaml`,
        meant === undefined ? undefined : `Did you mean \`${meant}\`?`,
        wordEdit(meant),
      )
    }
  }

  function checkStops(block: DraftBlock, path: DataPath): void {
    const rules = new Set<string>()
    for (const [place, stop] of (block.stop ?? []).entries()) {
      if (stop?.rule === undefined) continue
      const at = [...path, 'stop', place]
      if (rules.has(stop.rule)) {
        error(
          'blueprint/same-rule',
          source.rangeOf([...at, 'rule']),
          `Unexpected second rule \`${stop.rule}\``,
        )
      }
      rules.add(stop.rule)
      if (stop.rule !== 'length') continue
      const { min = 0, max = Infinity } = stop
      if (min <= max) continue
      error(
        'blueprint/length',
        source.rangeOf([...at, 'min']),
        `Unexpected \`min\` ${min} above \`max\` ${max}`,
      )
    }
  }

  /** Every candidate comes to all of these positions, so that nobody's answers decide what is scored on record alone. */
  function checkFixed({ fixed, select, stop = [] }: DraftBlock, path: DataPath): void {
    if (fixed === undefined) return
    const at = [...path, 'fixed']
    const why =
      draft.use === 'practice'
        ? 'a practice test, in which every item steers'
        : select?.selector === 'fixed-order' ||
            select?.selector === 'multistage' ||
            select?.selector === 'shadow-forms'
          ? `a block with the selector \`${select.selector}\`, which says itself where its items stand`
          : undefined
    if (why !== undefined)
      error('blueprint/fixed', source.rangeOfKey(at), `Unexpected \`fixed\` of ${why}`, 'Remove it')
    const least = Math.max(0, ...stop.map((rule) => (rule?.rule === 'length' ? (rule.min ?? 0) : 0)))
    for (const [place, position] of (fixed?.positions ?? []).entries()) {
      if (position === undefined || position <= least) continue
      error(
        'blueprint/fixed',
        source.rangeOf([...at, 'positions', place]),
        `Unexpected position ${position}, expected ${least} or less, as many items as every candidate takes`,
        'Lower it, or raise `min` of the rule `length`',
      )
    }
  }

  /** What is on trial comes beside the block's own length; a position beyond both is never reached. */
  function checkTrials(block: DraftBlock, path: DataPath): void {
    const { count, positions } = block.pretest ?? {}
    if (count === undefined || positions === undefined) return
    const at = [...path, 'pretest', 'positions']
    if (positions.length !== count) {
      error(
        'blueprint/length',
        source.rangeOf(at),
        `Unexpected number of positions ${positions.length}, expected ${count}, as \`count\` says`,
      )
    }
    const last = mostOf(block) + count
    for (const [place, position] of positions.entries()) {
      if (position === undefined || position <= last) continue
      error(
        'blueprint/length',
        source.rangeOf([...at, place]),
        `Unexpected position ${position}, expected ${last} or less, as many items as the block shows at most`,
        'Lower it, or raise `max` of the rule `length`',
      )
    }
  }
}

type DraftBlock = Draft<Blueprint['blocks'][number]>

/** Asks the engine itself whether the test can be given with the items that are there. */
function checkSupply(
  { value, source }: DataFile<Blueprint>,
  items: readonly TestedFacts[],
  pool: Pool | undefined,
  report: Report,
): void {
  const offered = items.filter(
    ({ use, status, locale }) => use === value.use && status === 'live' && locale === value.locale,
  )
  if (offered.length === 0) {
    report.error(
      'blueprint/no-items',
      source.rangeOf(['use']),
      `Missing items: none is live with \`use: ${value.use}\` and \`locale: ${value.locale}\``,
    )
    return
  }
  checkFreshness({ value, source }, offered, report)
  checkSteered({ value, source }, offered, report)
  const config = createSessionConfig({
    blueprint: value,
    items: offered.map((item) => ({ ...item, hash: '' })),
    ...(pool && { pool }),
  })
  if (!checkStages({ value, source }, config, report)) return
  const empty = new Set<string>()
  const short = new Set<string>()
  for (const [index, block] of value.blocks.entries()) {
    const place = block.stop.findIndex(({ rule }) => rule === 'length')
    const rule = block.stop[place]
    const fitting = offered.filter(({ ai, variant }) => ai === block.ai && variant === undefined).length
    if (fitting === 0) {
      empty.add(block.id)
      report.error(
        'blueprint/no-items',
        source.rangeOf(['blocks', index, 'ai']),
        `Missing items: none of the ${offered.length} that the test may give is \`ai: ${block.ai}\``,
        'A block has items of its policy alone',
      )
      continue
    }
    if (rule?.rule !== 'length' || rule.min <= fitting) continue
    short.add(block.id)
    report.error(
      'blueprint/impossible',
      source.rangeOf(['blocks', index, 'stop', place, 'min']),
      `Unexpected \`min\` ${rule.min}, expected ${fitting} or less, as many live items as the block can take`,
      'Lower it, or add items',
    )
  }
  const languages = [...config.byLanguage.keys()].filter((language) => language !== '')
  for (const alike of Map.groupBy(refusalsOfTest(config), ({ words }) => words).values()) {
    const [first] = alike
    if (first === undefined) continue
    const { block, counts, words } = first
    if (empty.has(block) || (short.has(block) && counts === 'length')) continue
    const those = new Set(alike.map(({ language }) => language))
    report.error(
      'blueprint/impossible',
      source.rangeOf(placeOf(value, block, counts)),
      those.size < languages.length ? `For candidates who write ${[...those].join(', ')}: ${words}` : words,
      'Lower what the block asks for, or add items',
    )
  }
}

/** Modules and shadow forms are chosen by what was scored before, so that a graded test needs items there that steer. */
function checkSteered(
  { value, source }: DataFile<Blueprint>,
  offered: readonly TestedFacts[],
  report: Report,
): void {
  if (value.use === 'practice') return
  const later = new Set(offered.flatMap(({ id, steers }) => (steers ? [] : [id])))
  for (const [index, { select }] of value.blocks.entries()) {
    const listed = select.selector === 'fixed-order' ? [] : (listedItems(select) ?? [])
    const unscored = [...listed].filter((id) => later.has(id))
    if (unscored.length === 0) continue
    report.error(
      'blueprint/fixed',
      source.rangeOf(['blocks', index, 'select', 'selector']),
      `Unexpected items that are scored on record alone: ${unscored.join(', ')}, expected items that steer`,
      'Leave them out, or choose another selector and give them `fixed` positions',
    )
  }
}

/** Most items that a block gives, as far as its rules say. */
function mostOf({ stop = [] }: DraftBlock): number {
  return Math.min(...stop.map((rule) => (rule?.rule === 'length' ? (rule.max ?? Infinity) : Infinity)))
}

/** Where a block asks for what the engine cannot give. @param counts what binds, as the engine says it */
function placeOf({ blocks }: Blueprint, id: string, counts: string): DataPath {
  const index = Math.max(
    0,
    blocks.findIndex((block) => block.id === id),
  )
  const { quotas = [], stop = [] } = blocks[index] ?? {}
  const quota = quotas.findIndex((candidate) =>
    Object.entries(candidate).some(([key, of]) => `${key} ${of}` === counts),
  )
  if (quota !== -1) return ['blocks', index, 'quotas', quota, 'min']
  const rule = counts === 'length' ? stop.findIndex((candidate) => candidate.rule === 'length') : -1
  return rule === -1 ? ['blocks', index, 'id'] : ['blocks', index, 'stop', rule, 'min']
}
