/** Characters of tables and of JSON, as bytes of UTF-8. */
export const LF = 10
export const CR = 13
export const SPACE = 32
export const QUOTE = 34
export const COMMA = 44
export const POINT = 46
export const ZERO = 48
