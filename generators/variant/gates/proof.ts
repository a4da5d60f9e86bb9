import { notAsked, unless, type Gate } from './gate.ts'

/** What `assay verify` asks of an item that is not answered in code. */
export const proof: Gate = {
  name: 'proof',
  version: 1,
  ask: async ({ code, proof: prove }) => (code ? notAsked : unless((await prove()).reasons)),
}
