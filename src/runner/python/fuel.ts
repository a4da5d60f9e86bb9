/**
 * Fuel for one pass through a loop of the interpreter, most of which are one instruction of Python: about as much work
 * as eight passes through the loops of the engine for JavaScript.
 */
export const pythonLoopFuel = 8
