import { stringify } from 'yaml'
import type { ReleasePublic } from '#schemas/release-public'
import { blueprintRoot, blueprintWhole } from './form/blueprint-schema.ts'
import { inSchemaOrder } from './form/form-node.ts'

/** A test of a release as its author could have written it. */
export function textOfTest({ tests }: ReleasePublic, id: string): string | undefined {
  const test = tests.find((one) => one.id === id)
  return test && stringify(inSchemaOrder(blueprintRoot, blueprintWhole, test), { lineWidth: 120 })
}

/** The first test of a release; empty where it has none. */
export function firstTest(index: ReleasePublic): string {
  return textOfTest(index, index.tests[0]?.id ?? '') ?? ''
}

/**
 * What is gone on with once another release is opened: a test of the present one gives way to the first of the other, and what a
 * designer wrote stays.
 *
 * @param present undefined where nothing was loaded yet
 */
export function textWith(other: ReleasePublic, text: string, present: ReleasePublic | undefined): string {
  const isOwn = present?.tests.every(({ id }) => textOfTest(present, id) !== text) ?? false
  return isOwn ? text : firstTest(other) || text
}
