/**
 * How deep a program may recurse, the same on every host. Stack is counted in bytes: what the engine takes of its own
 * stack in memory, plus the weight of each open call (`callWeight`), which stands for the host's native stack.
 *
 * Measured where the native stack overflows (Node 24 and Chromium 156, on the stack of `WebAssembly.promising`, both
 * compilers, 35 kinds of recursion): nowhere below STACKMIN. A function without arguments takes about 700 bytes, so a
 * program has at least 1,100 plain frames.
 */

/** Where the engine throws an error of the language, which names the candidate's line and can be caught. */
export const softStackBytes = 800_000

/** Where recursion that the engine does not check itself ends as a trap. */
export const hardStackBytes = 860_000
