/** As RSS writes the days of `skipDays`; Sunday first, as `getUTCDay` counts. */
export const DAY_NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
