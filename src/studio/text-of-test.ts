import { stringify } from 'yaml'
import type { ReleasePublic } from '#schemas/release-public'
import { blueprintRoot, blueprintWhole } from './form/blueprint-schema.ts'
import { inSchemaOrder } from './form/form-node.ts'

/** A test of a release as its author could have written it. */
export function textOfTest({ tests }: ReleasePublic, id: string): string | undefined {
  const test = tests.find((one) => one.id === id)
  return test && stringify(inSchemaOrder(blueprintRoot, blueprintWhole, test), { lineWidth: 120 })
}
