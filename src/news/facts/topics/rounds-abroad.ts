import { UP_TO_SUM } from '../../up-to-sum.ts'

/** How a language tells of a round; each a source of a pattern that ignores case. */
type RoundWords = {
  /** What somebody does who gets money from investors, right before a sum. */
  readonly gets: string
  /** What is also said of customers, prizes and banks: of a round only where a word for one is near. */
  readonly getsSomehow: string
  /** A round by its name: with any sum in the headline it is told. */
  readonly round: string
  /** What else is only near a round: who gives, and to whom. */
  readonly sign: string
}

const LETTER = '[a-k](?!\\p{L})'

const SUM_DE = '\\d[\\d.,]{0,6} (?:millionen|milliarden|mio\\.|mrd\\.) (?:euro|dollar|us-dollar|franken)'
/** A sign of the same clause; `Mio.` ends none. */
const REST_DE = '(?:[^.;:]|(?<=mio|mrd)\\.)'

const WORDS: Readonly<Record<string, RoundWords>> = {
  de: {
    gets: 'sammelt(?=[^.;:]{0,12}\\d(?:[^.;:]|(?<=mio|mrd)\\.){0,40} ein(?!\\p{L}))|(?:sichert|holt) sich',
    getsSomehow:
      'bekommt|bekam|erhält|erhielt|nimmt|holt|steigt mit|(?:investoren|geldgeber) geben(?: [\\p{L}\\d.-]{2,20}){0,3}?',
    round:
      `(?:finanzierungs|kapital|wachstums)runde|führ(?:t|en|te) (?:die )?[\\p{L}-]{0,16}runde|finanzierung|serie[s-]?[ -]?${LETTER}|series?-[a-k]-(?:runde|finanzierung)|(?:pre-?)?seed-(?:runde|finanzierung)|` +
      '(?<=\\d-(?:millionen|milliarden)-(?:euro|dollar|franken)-)(?:runde|finanzierung|finanzspritze)|' +
      `${SUM_DE} für (?:\\p{L}{2,16} ){0,3}(?:ki-)?(?:start-?up|jungfirma)(?![\\p{L}-])|` +
      `(?:investoren|geldgeber|kapitalgeber|[\\p{L}\\d]{2,16} (?:capital|ventures|partners)) (?:stecken|steckt|investieren|investiert|pumpen|pumpt) (?:[^.;:]{0,12}\\d|\\p{L}{2,12} (?=mill))${REST_DE}{0,24} in (?!ki(?![\\p{L}-]))|` +
      `(?:will|wollen) [^.;:]{0,12}\\d${REST_DE}{0,60} (?:einsammeln|aufnehmen)(?!\\p{L})|verhandel(?:t|n) über ${SUM_DE}|` +
      `(?:bekommt|erhält) [^.;:]{0,12}\\d${REST_DE}{0,24}?(?:\\p{L}{0,10}kapital|von investoren|von (?:[\\p{L}&-]{2,16} ){0,3}(?:[\\p{L}-]{0,20}fonds|ventures|capital|partners)(?!\\p{L}))`,
    sign: 'wagniskapital|risikokapital|venture (?:debt|capital)|investor(?:en)?|geldgebern?|einhorn|(?:ki-)?start-?up|jungunternehmen|scale-?up',
  },
  fr: {
    gets: 'lève|lèvent|lever|(?:a|ont|vient de) lev(?:é|er)|réunit|décroche|récolte|engrange',
    getsSomehow: "obtient|boucle|sécurise|collecte|reçoit|s[’']endette de",
    round: `levées? de fonds|tours? de table|tour d[’']amorçage|pré-?amorçage|lever des fonds|série ${LETTER}|(?<!, )valorisée?s? (?:à )?(?:près de |plus de |environ )?\\d|(?<=\\d[^.;:,]{1,24} )levés (?:par|pour)|entre(?:nt)? au capital d[^.;:]{2,40} (?:avec|pour) [^.;:]{0,12}\\d`,
    sign: "investisseurs?|start-?up|jeune pousse|licorne|capital-risque|de financement|bei|bpifrance|fonds d[’']investissement",
  },
  es: {
    gets: 'levantan?|levantó|levantar|captan?|captó|captar|recaudan?|recaudó|recaudar',
    getsSomehow:
      'obtienen?|obtuvo|obtener|consiguen?|consiguió|logran?|logró|reciben?|recibió|cierran?|cerró|inversores ponen',
    round: `rondas? (?:de (?:financiación|financiamiento|inversión|capital|\\D{0,3}\\d)|(?:pre-?)?semilla|seed|serie ${LETTER}|por \\D{0,3}\\d)|serie ${LETTER}|inyección de (?:capital|\\D{0,3}\\d)`,
    sign: 'de (?:financiación|inversión)|inversores|inversionistas|startup|emergente|unicornio|ronda|capital riesgo|venture',
  },
  it: {
    gets: 'raccoglie|raccolgono|raccogliere|(?:ha|hanno) raccolto|raccolti',
    getsSomehow: 'incassa|ottiene|ottengono|si assicura|chiude|riceve|aumento di capitale (?:da|di)',
    round: `(?:pre-?)?seed da|round (?:di (?:finanziamento|investimento|serie)|(?:pre-?)?seed|serie ${LETTER}|da (?:oltre |circa )?\\D{0,2}\\d)|serie ${LETTER}|(?:tratta|negozia|chiude|annuncia|completa) (?:un |il )?(?:nuovo )?round`,
    sign: 'investitori|aumento di capitale|start-?up|scale-?up|round|venture|unicorno|business angel|pmi innovativa',
  },
  nl: {
    gets: '(?:haalt|halen)(?=[^.;:]{0,12}\\d[^.;:]{0,40} op(?!\\p{L}))',
    getsSomehow: 'krijgt|ontvangt',
    round: '(?:investerings|financierings|kapitaal)ronde|kapitaalinjectie',
    sign: 'investeerders?|start-?up|durfkapitaal|groeikapitaal',
  },
  pt: {
    gets: 'levantam?|levantou|levantar|captam?|captou|captar|angariam?|angariou|angariar',
    getsSomehow: 'recebem?|recebeu|garantem?|garantiu|obtém|obteve|consegue|fecham?|fechou|toma|busca|buscar',
    round: `(?:rodadas?|rondas?) (?:de (?:investimento|financiamento|captação|\\D{0,4}\\d)|(?:pre-?|pré-?)?(?:seed|semente)|série ${LETTER})|série ${LETTER}|aporte de \\D{0,4}\\d|investimento de \\D{0,4}\\d[^.;:]{0,40} d[ao] fundo|captação de \\D{0,4}\\d|(?:nova|negocia|fecha) (?:rodada|ronda)|pré-?seed`,
    sign: 'investidores|startup|rodada|ronda|aporte|unicórnio|venture|capital de risco|dívida com',
  },
}

/** `12`, `R$ 5`, `€ 3`, `un miliardo`, `zwei Millionen`. */
const SUM = '(?:(?:us|r)\\$\\s?|[^\\p{L}\\d]{0,2})(?:\\d|\\p{L}{2,12} (?=mil(?:li|io|h|ia)))'

type RoundForms = { readonly told: RegExp; readonly maybe: RegExp; readonly sign: RegExp }

function formsOf({ gets, getsSomehow, round, sign }: RoundWords): RoundForms {
  const sum = `${UP_TO_SUM}${SUM}`
  return {
    told: new RegExp(`(?<!\\p{L})(?:${round}|(?:${gets})${sum})`, 'iu'),
    maybe: new RegExp(`(?<!\\p{L})(?:${getsSomehow})${sum}`, 'iu'),
    sign: new RegExp(`(?<!\\p{L})(?:${round}|${sign})(?!\\p{L})`, 'iu'),
  }
}

const FORMS: ReadonlyMap<string, RoundForms> = new Map(
  Object.entries(WORDS).map(([language, words]) => [language, formsOf(words)]),
)

export function isReadAbroad(language: string): boolean {
  return FORMS.has(language)
}

/** Where a headline in one of these languages begins to tell of a round; `lead`: how its summary begins, which may say what the sum is. */
export function roundAbroadAt(text: string, lead: string, language: string): number | null {
  const forms = FORMS.get(language)
  if (forms === undefined) return null
  const told = forms.told.exec(text)
  if (told !== null) return told.index
  const maybe = forms.maybe.exec(text)
  return maybe !== null && forms.sign.test(`${text}\n${lead}`) ? maybe.index : null
}
