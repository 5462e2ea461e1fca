import { UP_TO_SUM } from './up-to-sum.ts'

/** German, French, Spanish, Portuguese and Italian; `boucle` and `capta` of all of them. */
const VERBS =
  'sammelt|sammelten?|erhält|erhielt|(?:sichert|holt) sich|lève(?:nt)?|boucle' +
  '|levantan?|levantó|captan?|captó|recaudan?|recaudó|cierran?|cerró' +
  '|levantam|levantou|captam|captou|angariam?|angariou' +
  '|raccoglie|raccolgono|incassa|(?:ha|hanno) raccolto'

/**
 * That somebody raises money, in German, French, Spanish, Portuguese and Italian, as the source of a pattern. Other verbs say
 * so only right before a sum: what a company gets (`bekommt`, `obtiene`) may be a customer.
 */
export const RAISES_ABROAD = `(?:(?<!\\p{L})(?<!(?<!\\p{L})(?:n[eo]|non|não) )(?:${VERBS})(?!\\p{L}))`

/** What is also said of customers and banks, and the names of a round, right before its sum. */
const GETS =
  'bekommt|nimmt|steckt|stecken|will|wollen|levé|lever|obtient|obtiene|obtuvo|consigue|consiguió|logra|recibe|levantar|captar|recaudar' +
  '|injeta|aporta|inyecta|ponen|recebe|recebeu|garante|obtém|busca|investe|inietta|ottiene|si assicura|raccolti|raccogliere' +
  '|\\p{L}{0,18}(?:runde|finanzierung) (?:über|von|in höhe von)' +
  '|(?:ronda|tour de table|levée(?: de fonds)?)(?: \\p{L}{1,14}){0,2} (?:de|por)' +
  '|(?:inyección|ampliación de capital|aporte|captação|(?:rodada|ronda|investimento|inversión)(?: \\p{L}{1,14}){0,2}) (?:de|por)' +
  '|(?:round|aumento di capitale|serie [a-k]|seed)(?: \\p{L}{1,14}){0,3} (?:da|di)'

/** `sammelt 1,5 Milliarden Dollar`, `une levée de fonds de`: right before a sum that is raised. */
export const RAISED_BEFORE_ABROAD = `(?:${RAISES_ABROAD}|(?<!\\p{L})(?:${GETS}))${UP_TO_SUM}$`
