import { quoted, type Faults, type Place } from './faults.ts'
import { createLedger, type Ledger } from './ledger.ts'
import { createNames, type Names } from './names.ts'

/** What the readers of all formats fill. */
export interface Gathering {
  readonly faults: Faults
  readonly ledger: Ledger
  readonly persons: Names
  /** Line in which each person came first. */
  firstLine: Uint32Array
  readonly items: Names
  readonly groups: Names
  /** Number of each person's group + 1; 0 where none was told. */
  groupOf: Uint8Array
  readonly hasGroups: boolean
  /** One fault tells of it, not one for each group. */
  hasTooManyGroups: boolean
  /** Where an item was first named, where the format knows. */
  readonly itemPlaces: Map<number, Place>
}

/** Most groups that persons may belong to. */
const MOST_GROUPS = 255

export function createGathering(faults: Faults, hasGroups: boolean): Gathering {
  return {
    faults,
    ledger: createLedger(),
    persons: createNames(),
    firstLine: new Uint32Array(1 << 8),
    items: createNames(),
    groups: createNames(),
    groupOf: new Uint8Array(1 << 8),
    hasGroups,
    hasTooManyGroups: false,
    itemPlaces: new Map(),
  }
}

/** Notes where a person came first. @returns whether this is the first time */
export function meetPerson(gathering: Gathering, person: number, line: number): boolean {
  if (person >= gathering.firstLine.length) {
    const firstLine = new Uint32Array(person * 2)
    firstLine.set(gathering.firstLine)
    gathering.firstLine = firstLine
    const groupOf = new Uint8Array(person * 2)
    groupOf.set(gathering.groupOf)
    gathering.groupOf = groupOf
  }
  if (gathering.firstLine[person] !== 0) return false
  gathering.firstLine[person] = line
  return true
}

/** Notes a person's group, which is one and the same wherever it stands. */
export function joinGroup(gathering: Gathering, person: number, group: number, place: () => Place): void {
  const { groupOf, groups, faults, persons } = gathering
  if (group >= MOST_GROUPS) {
    if (!gathering.hasTooManyGroups) {
      gathering.hasTooManyGroups = true
      faults.error(
        'groups',
        place,
        `Unexpected group ${quoted(groups.text(group))}, expected at most ${MOST_GROUPS} groups`,
        'Name a column with --group that puts persons into a few groups',
      )
    }
    return
  }
  const before = groupOf[person] ?? 0
  if (before === 0) groupOf[person] = group + 1
  else if (before !== group + 1)
    faults.error(
      'group',
      place,
      `Unexpected group ${quoted(groups.text(group))} of person ${quoted(persons.text(person))}, expected ${quoted(groups.text(before - 1))} as in line ${gathering.firstLine[person]}`,
      'A person is in one group',
    )
}
