/**
 * What is charged how many steps, version 1: the documented worst case of each builtin, not what one engine makes of
 * it. `counter-script.ts` does the charging; docs/GRADING.md says the same in words. Another policy is another version.
 */
export const chargingPolicy = 1

/** Methods that cost more than a step: the calls whose place is marked, so that the dearest can be named. */
export const chargedMethods: ReadonlySet<string> = new Set(
  (
    'forEach map filter reduce reduceRight reverse toReversed copyWithin with shift toSpliced every some find findIndex ' +
    'findLast findLastIndex slice fill join indexOf lastIndexOf includes sort toSorted unshift splice concat flat flatMap ' +
    'from toUpperCase toLowerCase toLocaleUpperCase toLocaleLowerCase trim trimStart trimEnd normalize split ' +
    'isWellFormed toWellFormed substring substr repeat padStart padEnd replace replaceAll startsWith endsWith ' +
    'localeCompare exec test match matchAll search toString keys values entries getOwnPropertyNames ' +
    'getOwnPropertySymbols ownKeys assign fromEntries freeze seal isFrozen isSealed getOwnPropertyDescriptors groupBy ' +
    'all allSettled race any union intersection difference symmetricDifference isSubsetOf isSupersetOf isDisjointFrom ' +
    'clear stringify parse call apply toArray'
  ).split(' '),
)

/** Constructors that copy or clear as much as their first argument tells. */
export const chargedConstructors: ReadonlySet<string> = new Set(
  (
    'Set Map WeakSet WeakMap Array Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array ' +
    'Float32Array Float64Array BigInt64Array BigUint64Array'
  ).split(' '),
)
