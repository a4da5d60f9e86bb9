import { site } from '../components/addresses.ts'

/** Where a simulated bank lies, and answers to it: what the studio's guides begin with. */
export const SAMPLE = `${site.home}sample/`

/** Simulated answers to it, a person in each line. */
export const SAMPLE_ANSWERS = 'responses.csv'
