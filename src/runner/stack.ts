/**
 * How deep a program may recurse, the same on every host. Stack is counted in bytes: what the engine takes of its own
 * stack in memory, plus the weight of each open call (`callWeight`), which stands for the host's native stack. A plain
 * function takes about 700 bytes a frame: at least 1,100 frames, or 1,060 with six arguments; a callback of `map`
 * takes 2,100, one of `sort` 3,900.
 *
 * The native stack must hold more than that. On the stack that `WebAssembly.promising` gives, in Node 24 and Chromium
 * 156, with the baseline and the optimising compiler, 33 kinds of recursion overflowed it between 1,101,000
 * (`Array.prototype.flat`) and 2,029,000 bytes. `checkStack` tries it at every start.
 */

/** Where the engine throws an error of the language, which names the candidate's line and can be caught. */
export const softStackBytes = 800_000

/** Where recursion that the engine does not check itself ends as a trap. */
export const hardStackBytes = 860_000
