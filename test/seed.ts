import fc from 'fast-check'

/*
 * Property tests draw the same inputs in each run, so that a change alone turns one red; `ASSAY_SEED=7 npm test` draws
 * others. A counterexample found so becomes an example in its test.
 */
fc.configureGlobal({ seed: Number(process.env['ASSAY_SEED'] ?? 20_261_122) })
