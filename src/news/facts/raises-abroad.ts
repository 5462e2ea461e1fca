/**
 * That somebody raises money, in German, French and Spanish, as the source of a pattern. Other verbs say so only right before
 * a sum: what a company gets (`bekommt`, `obtiene`) may be a customer.
 */
export const RAISES_ABROAD =
  '(?:(?<!\\p{L})(?<!(?<!\\p{L})n[eo] )(?:sammelt|erhält|(?:sichert|holt) sich|lève(?:nt)?|boucle|levanta|capta|recauda|cierra)(?!\\p{L}))'
