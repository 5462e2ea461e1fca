/** German, French, Spanish, Portuguese, Italian and Dutch; `weitere` and `otros` of a sum that comes on top, `désormais` of what something is worth. */
const ABOUT =
  'rund|etwa|über|mehr als|fast|knapp|bis zu|weitere|insgesamt|frische' +
  "|près de|plus de|environ|jusqu['’]à|au moins|encore|désormais" +
  '|más de|casi|unos|los|hasta|otros|cerca de|alrededor de|al menos' +
  '|mais de|quase|até|outros|pelo menos' +
  '|oltre|circa|altri|quasi|fino a|almeno|più di' +
  '|ruim|bijna|meer dan|ongeveer|zo’n'

/** What stands between a word and the sum that belongs to it, with the blanks (` rund `, ` plus d’`), as the source of a pattern. */
export const UP_TO_SUM = ` (?:(?:${ABOUT}) |(?:plus|près) d['’])?`
