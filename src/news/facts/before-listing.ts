/** `Ahead of IPO, `, before whoever raises, as part of a pattern. */
export const BEFORE_LISTING =
  '(?:Ahead of|Before) (?:its |an? |the )?(?:planned |expected |possible )?(?:IPO|listing|market debut|going public), '
