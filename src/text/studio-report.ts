/** What the designer's page says of the technical report. */
export const studioReport = {
  heading: 'Technical report',
  lead: 'All of this design in one file for the record: purpose, blueprint, items with their errors, precision, use, decisions, limits, and what it takes to compute it again. It needs nothing else to be read, and prints.',
  calibration: 'For fit and DIF, a calibration file, if there is one:',
  choose: 'Choose a calibration file',
  without: 'Leave it out',
  withSimulation: (n: number): string => `The simulation of ${n} candidates will be in it.`,
  withoutSimulation:
    'No simulation of this very design was run: the report will say so. Simulate first to have it in.',
  download: 'Download the technical report',
  making: 'Making the report …',
  made: (name: string): string => `Made: ${name} is among your downloads.`,
  refused:
    'There is no report yet: the blueprint has faults, or they are still being looked for. Mend what the list of faults says, or wait until the check is done.',
  empty:
    'There is no report yet: nothing could be foretold of this blueprint. It needs items that it can give, and forms that stand in it.',
  failed:
    'The report could not be made. Look whether the network is there: parts of it are loaded only now. Your design is kept.',
  unusable: 'The calibration file cannot be used, so no report was made:',
} as const
