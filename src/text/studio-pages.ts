/** Headings of the studio's pages, as their navigation names them, with what each says of itself. */
export const studioPages = {
  blueprint: {
    name: 'Blueprint',
    title: 'Studio',
    description: 'Shape a test and see what it does before anybody sits it, with the engine that gives it.',
    lead: 'Shape a test and see at once what it does, before anybody sits it. Everything is computed in this browser; nothing that you write or open here is sent anywhere.',
  },
  bank: {
    name: 'Bank',
    title: 'The bank behind a test',
    description:
      'See which items a bank has, which to write next, which to retire and which are met too often.',
    lead: 'What the items of a bank can do for the test that you design: where they lie, which ones to write next and what each would buy, which ones nobody needs, and which are met too often. Everything is computed in this browser; nothing is sent anywhere.',
  },
  calibration: {
    name: 'Calibration',
    title: 'Calibration',
    description:
      'Find from people’s answers how hard each item is, how sure that is, and which items need a look.',
    lead: 'Find from people’s answers how hard each item is, how sure that is, and which items need a look. Everything is computed in this browser; nothing that you choose here is sent anywhere.',
  },
  guides: {
    name: 'Guides',
    title: 'Guides to the studio',
    description:
      'Calibrate a first bank and design a 45-minute screen, step by step, with a simulated sample.',
    lead: 'Two walks through the studio, step by step. Each names the buttons and fields as the pages do, and says what is seen then and what it means.',
  },
} as const

export const studioNavigation = 'Studio'
