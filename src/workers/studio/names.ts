/** Name of a worker that simulates candidates and answers no designs. */
export const SIMULATOR = 'simulate'
