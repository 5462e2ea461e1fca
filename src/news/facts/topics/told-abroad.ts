import type { ScannedField } from '../../scan-text.ts'
import { BRINGS_FRENCH, BRINGS_SPANISH } from '../brings-abroad.ts'

/** How German, French, Spanish, Italian, Dutch and Portuguese headlines say that somebody raises a sum. Few of what the models learnt from are in them. */
const ROUND: ReadonlyMap<string, RegExp> = new Map([
  [
    'de',
    /(?<!\p{L})(?:\d[\d.,]{0,6} (?:millionen|milliarden|mio\.|mrd\.) (?:euro|dollar|us-dollar|franken) für (?:\p{L}{2,16} ){0,3}(?:ki-)?(?:start-?up|jungfirma)(?![\p{L}-])|(?:finanzierungs|kapital|wachstums)runde|serie[s-]?[ -]?[a-k](?!\p{L})|seed-(?:runde|finanzierung)|sammelt [^.;:]{0,12}\d(?:[^.;:]|(?<=mio|mrd)\.){0,40} ein(?!\p{L})|(?:sichert|holt) sich [^.;:]{0,12}(?:\d|(?:millionen|milliarden)(?!\p{L}))|(?:investoren|geldgeber|kapitalgeber) (?:stecken|investieren|pumpen) [^.;:]{0,12}\d(?:[^.;:]|(?<=mio|mrd)\.){0,24} in (?!ki(?![\p{L}-]))|(?:will|wollen) [^.;:]{0,12}\d(?:[^.;:]|(?<=mio|mrd)\.){0,30} einsammeln(?!\p{L})|(?:bekommt|erhält) [^.;:]{0,12}\d(?:[^.;:]|(?<=mio|mrd)\.){0,24}?(?:\p{L}{0,10}kapital|von investoren|von (?:[\p{L}&-]{2,16} ){0,3}(?:[\p{L}-]{0,20}fonds|ventures|capital|partners)(?!\p{L})|finanzierung|(?:series?|serie)-[a-k]-(?:runde|finanzierung))|(?<=\d-(?:millionen|milliarden)-(?:euro|dollar|franken)-)(?:runde|finanzierung|finanzspritze)(?!\p{L}))/iu,
  ],
  [
    'fr',
    /(?<!\p{L})(?:levées? de fonds|tours? de table|série [a-k](?!\p{L})|valorisée?s? (?:à )?(?:près de |plus de |environ )?\d|obtient [^\p{L}]{0,2}\d[^.;:]{0,30} (?:de|auprès de) (?:la )?(?:bei|bpifrance|banque)(?!\p{L})|(?:lève|lèvent|lever|a levé|ont levé|réunit|décroche|récolte) (?:(?:près|plus|environ|jusqu['’]à) (?:de |d['’])?)?[^\p{L}]{0,2}\d)/iu,
  ],
  [
    'es',
    /(?<!\p{L})(?:rondas? (?:de (?:financiación|financiamiento|inversión|capital|\D{0,3}\d)|semilla|serie [a-k](?!\p{L}))|(?:obtiene|consigue|recibe) [^.;:]{0,12}\d[^.;:]{0,36} de (?:financiación|inversión)(?!\p{L})|(?:levanta|levantar|capta|captar) (?:(?:cerca|más|casi|unos) (?:de )?)?\D{0,2}\d)/iu,
  ],
  [
    'it',
    /(?<!\p{L})(?:round (?:di finanziamento|seed|serie [a-k]|da (?:oltre |circa )?\D{0,2}\d)|(?:raccoglie|raccolgono|chiude un aumento|incassa un round) (?:oltre |circa |altri )?\D{0,2}\d)/iu,
  ],
  [
    'nl',
    /(?<!\p{L})(?:(?:haalt|halen) [^.;:]{0,12}\d[^.;:]{0,40} op(?!\p{L})|(?:investerings|financierings|kapitaal)ronde|kapitaalinjectie)/iu,
  ],
  [
    'pt',
    /(?<!\p{L})(?:rodadas? (?:de (?:investimento|financiamento|captação|\D{0,3}\d)|seed|série [a-k](?!\p{L}))|(?:levanta|capta|recebe aporte de|recebe investimento de) (?:cerca de |mais de )?\D{0,4}\d)/iu,
  ],
])
/** What came before what the headline tells. */
const BEFORE_IT =
  /(?<!\p{L})(?:nach|trotz|ohne|seit|après|malgré|sans|depuis|tras|pese a|sin|desde|dopo|senza|após|depois d[aeo]|na|zonder) [^.;:,]{0,30}$/iu
/** `una ronda de 12 millones`, `lève 100 millions et devient`: a sum without its currency; of users or visitors it is none. */
const BARE_SUM =
  /\d[\d.,]{0,6} (?:mil )?(?:millones|millions|milliards|milioni|milhões|millionen|mio\.)(?=$|[,.;:]| (?:et|y|e|en|para|pour|con|avec|liderad[ao]|auprès|in|mit|per|tras|après|dans)(?!\p{L}))/iu
/** Money of another kind: funds, bonds, shares, taxes, gifts. */
const OTHER_MONEY =
  /fonds(?! (?:de|pour|auprès))|(?<!\p{L})fondos?(?!\p{L})|anleihe|obligation|emprunt|bourse|börse|bono|bolsa|aktie|actions|acciones|steuer|impôt|impuesto|spende|\bdons?\b|donaci|trésor|wahlkampf|crowdfunding|commandes|subventions|aufträge|pedidos|obbligazion|bond|für (?:die )?übernahme/iu
/** What is raised, and who gives it. */
const FUND_RAISING = /levées? de fonds|(?<!\p{L})von (?:[\p{L}-]{2,16} ){0,3}[\p{L}-]{0,20}fonds/giu

/** `lève 300 millions pour son nouveau fonds`, `cierra un fondo de`, `schließt Fonds über`: what investors raise for themselves. */
const FUND =
  /(?<!\p{L})(?:(?:boucle|clôture|lance|lève [^.;:]{0,40} pour) (?:(?:son|un|le|leur) )?(?:\p{L}{1,12} ){0,2}fonds|(?:cierra|lanza|levanta|crea) (?:un|su|el) (?:\p{L}{1,10} ){0,2}fondo|(?:schließt|schliesst|startet|lanciert|legt) (?:\p{L}{1,12} ){0,4}\p{L}{0,14}fonds)(?!\p{L})/iu

/** Whether a headline in one of these languages tells of a fund and its sum. */
export function tellsOfFundAbroad({ text, money }: ScannedField, language: string): boolean {
  return money.length > 0 && ROUND.has(language) && FUND.test(text)
}

/** `Quillon: 60 Millionen Euro für Robotik`: who gets it, where something says that it is a company that sells a part of itself. */
const NAME_AND_SUM_DE =
  /^(?!Bund|EU|Land|Staat|Regierung|Ministerium)\p{Lu}[\p{L}\d.&-]{1,24}(?: [\p{Lu}\d][\p{L}\d.&-]{0,20}){0,2}: (?:(?:über|rund|knapp|weitere|bis zu|mehr als) )?\d[\d.,]{0,6} (?:Millionen|Milliarden|Mio\.|Mrd\.) (?:Euro|Dollar|US-Dollar|Franken) (?:für|von|aus)(?!\p{L})/u
const SELLS_SHARES_DE =
  /(?<!\p{L})(?:(?:ki-|deeptech-)?(?:start-?up|scale-?up)|jungunternehmen|(?:finanzierungs|kapital|wachstums|seed)-?runde|serie[s-]?[ -]?[a-k]|wagniskapital|risikokapital|(?:investoren|geldgeber) (?:stecken|investieren|geben|steigen|beteiligen)|von (?:investoren|geldgebern))(?![\p{L}-])/iu

function isNamedWithSum(text: string, lead: string, language: string): boolean {
  return language === 'de' && NAME_AND_SUM_DE.test(text) && SELLS_SHARES_DE.test(`${text} ${lead}`)
}

/** Whether a headline in one of these languages tells of a round, with its sum, maybe without its currency; `lead` is how its summary begins. */
export function tellsOfRoundAbroad({ text, money }: ScannedField, language: string, lead = ''): boolean {
  if (money.length === 0 && !BARE_SUM.test(text)) return false
  if (!isNamedWithSum(text, lead, language)) {
    const found = ROUND.get(language)?.exec(text) ?? null
    if (found === null || BEFORE_IT.test(text.slice(0, found.index))) return false
  }
  return !OTHER_MONEY.test(text.replaceAll(FUND_RAISING, ''))
}

/** `GPT-9 est disponible`, `Gemini 9 ist da: Das kann es`: nothing more is said before a remark, so it is not somewhere else. */
const IS_OUT =
  /^ (?:ist|est|está|ya está) (?:(?:jetzt|nun|endlich|ab sofort|für alle|désormais|maintenant|enfin|officiellement|ya|ahora|por fin) ){0,2}(?:da|verfügbar|erschienen|disponible|sortie?|arrivée?|aquí|là)(?: (?:für alle|pour tous|para todos))?(?:[ .!]{0,3}$|\s?[:!–—])/iu
const WHO_BEFORE = /^(?:[\p{L}\d .-]{1,20}: )?$/u
const OUT_BEFORE = /^(?:(?:ya|ahora) está disponible|(?:jetzt|ab sofort) (?:verfügbar|da):|disponible :) $/iu
const NOTHING_BEHIND = /^[ .!]{0,3}$/u
const BRINGS = /(?<!\p{L})bringt (?:[\p{L}-]{1,16} ){0,3}$/u
const TO_MARKET = /^[^.;:,]{0,24}? (?:auf den Markt|heraus|raus)(?!\p{L})/u
/** Right before the model, and nothing but the end, a remark or its size behind it. */
const PUTS_OUT = new RegExp(
  `(?<!\\p{L})(?:veröffentlich(?:t|en)|stell(?:t|en)|präsentier(?:t|en)|zeigt|startet|kündig(?:t|en)|${BRINGS_FRENCH}|${BRINGS_SPANISH}) (?:(?:le|la|el|das|sein|ihr|neues?|son|su) ){0,2}$`,
  'iu',
)
const NO_MORE_BEHIND = /^(?: vor| heraus| an)?(?:\s?(?:[,;(!–—]|: )|\.?$| (?:mit|con|avec) (?:\p{L}{1,8} ){0,2}\d)/iu

/** `Gemini-9-Kampagne`: what has to do with the model. */
const COMPOUND = /-\p{Lu}\p{Ll}+$/u

/** `GPT-6.2 나왔다`, `드디어 나왔다`. */
const IS_OUT_KO =
  /^['’”"]?(?:\s?[이가도])?\s?(?:드디어\s|마침내\s|정식으로\s|진짜\s)?(?:나왔다|나왔습니다|베일 벗었다|공개됐다|출시됐다)(?=$|[\s,.…!"”])/u
const WHO_BEFORE_KO = /^(?:\[[^\]]{1,8}\]\s?)?(?:[\p{L}\d]{1,12}(?:,|의)?\s)?['‘“"]?$/u

/** Whether a German, French or Spanish headline, or a Korean one, tells that a model with a number came out. */
export function tellsOfReleaseAbroad({ text, models }: ScannedField, language: string): boolean {
  if (language === 'ko') {
    return models.some(({ family, version, start, end }) => {
      const isNumbered = family !== null && version !== null
      return isNumbered && IS_OUT_KO.test(text.slice(end)) && WHO_BEFORE_KO.test(text.slice(0, start))
    })
  }
  if (!ROUND.has(language)) return false
  return models.some(({ name, family, version, variant, start, end }) => {
    if (family === null || version === null || (variant === null && COMPOUND.test(name))) return false
    const [before, behind] = [text.slice(0, start), text.slice(end)]
    return (
      (IS_OUT.test(behind) && WHO_BEFORE.test(before)) ||
      (NOTHING_BEHIND.test(behind) && OUT_BEFORE.test(before)) ||
      (TO_MARKET.test(behind) && BRINGS.test(before)) ||
      (NO_MORE_BEHIND.test(behind) && PUTS_OUT.test(before))
    )
  })
}
