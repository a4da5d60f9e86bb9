/**
 * Characters that cannot be seen though they count: controls, marks that turn the order of letters, blanks without
 * width. Joiners are left out: emoji and some scripts are written with them.
 */
export const specialCharacter =
  // eslint-disable-next-line no-control-regex -- controls are what it is about
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc]/
