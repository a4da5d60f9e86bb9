/** What a calibration is where nobody says otherwise. */
export const calibrationDefaults = {
  prior: 'default',
  /** of ability on [−6, 6] */
  points: 61,
  /** largest change of a parameter that counts as none */
  tolerance: 1e-6,
  withErrors: true,
  isStrict: false,
} as const

/** Bounds of what can be asked for, included. */
export const calibrationLimits = {
  points: { least: 11, most: 401 },
  tolerance: { above: 0, most: 0.1 },
} as const
