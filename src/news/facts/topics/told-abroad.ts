import type { ScannedField } from '../../scan-text.ts'
import { BRINGS_ROMANCE } from '../brings-abroad.ts'
import { isReadAbroad, roundAbroadAt } from './rounds-abroad.ts'

/** What came before what the headline tells. */
const BEFORE_IT =
  /(?<!\p{L})(?:nach|trotz|ohne|seit|après|malgré|sans|depuis|tras|pese a|sin|desde|dopo|senza|após|depois d[aeo]|na|zonder) [^.;:,]{0,30}$/iu
/** `una ronda de 12 millones`, `lève 100 millions et devient`: a sum without its currency; of users or visitors it is none. */
const BARE_SUM =
  /\d[\d.,]{0,6} (?:mil )?(?:millones|millions|milliards|milioni|miliardi|milhões|millionen|milliarden|mio\.|mrd\.)(?=$|[,.;:]| (?:et|y|e|en|para|pour|con|avec|liderad[ao]|auprès|in|mit|per|tras|après|dans|da|dal|com|na|no)(?!\p{L}))/iu
/** Who raises for a country. */
const STATE =
  /^(?:(?:der|die|el|la|le|il|o|os|la|lo) )?(?:bund|staat|regierung|gobierno|estado|gouvernement|france|état|governo|stato|tesoro|tesouro|união|bndes|portugal|españa|italia|brasil)(?!\p{L})/iu
/** The league, of which Italy, Brazil and their neighbours have one each, and nobody's round. */
const SERIE_A = /(?<!\p{L})s[eé]rie [a-d](?!\p{L})/iu
const FOOTBALL =
  /calcio|fútbol|futebol|fu(?:ß|ss)ball|football|diritti tv|direitos de tv|(?<!\p{L})(?:clubs?|clubes?|vereine?|tifosi|torcida|milan|inter|juventus|juve|napoli|lazio|roma|atalanta|fiorentina|como|flamengo|palmeiras|corinthians|bundesliga|laliga|champions|calciomercato|stürmer|attaccante|allenatore|trainer|squadr[ae]|giocator[ei]|jogador(?:es)?|jugador(?:es)?|spieler|stadio|estádio)(?!\p{L})/iu
/** Money of another kind: funds, bonds, shares, taxes, gifts, fines, orders. */
const OTHER_MONEY =
  /fonds(?! (?:de|pour|auprès))|(?<!\p{L})(?:fondos?|fundos?|fond[oi])(?!\p{L})|anleihe|obligation|emprunt|bourse|börse|bono|bolsa|borsa|aktie|actions|acciones|azioni|(?<!\p{L})ações|steuer|impôt|impuesto|(?<!\p{L})tasse(?!\p{L})|spende|\bdons?\b|donaci|doaç|donazion|trésor|wahlkampf|crowdfunding|commandes|subventions|auftrag|aufträge|pedidos|contrat|(?<!\p{L})multa|amende|strafe|bußgeld|obbligazion|debênture|títulos|(?<!\p{L})bond|für (?:die )?übernahme/iu
/** What is raised, and who gives it. */
const FUND_RAISING =
  /levées? de fonds|lever des fonds|(?<!\p{L})(?:von (?:[\p{L}-]{2,16} ){0,3}[\p{L}-]{0,20}fonds|(?:del|de los|por el|con el|dal|dai|dei|con il) fond[oi]s?|(?:do|dos|pelo|com o) fundos?)(?!\p{L})/giu

/** `lève 300 millions pour son nouveau fonds`, `cierra un fondo de`, `schließt Fonds über`: what investors raise for themselves. */
const FUND =
  /(?<!\p{L})(?:(?:boucle|clôture|lance|lève [^.;:]{0,40} pour) (?:(?:son|un|le|leur) )?(?:\p{L}{1,12} ){0,2}fonds|(?:cierra|lanza|levanta|crea) (?:un|su|el) (?:\p{L}{1,10} ){0,2}fondo|(?:schließt|schliesst|startet|lanciert|legt|sammelt) (?:[\p{L}\d.,]{1,12} ){0,6}\p{L}{0,14}fonds|(?:chiude|lancia|vara|raccoglie) (?:\S{1,12} ){0,6}fondo|(?:capta|levanta|lança|fecha|anuncia|cria) (?:\S{1,12} ){0,6}fundos?)(?!\p{L})|^(?:(?:el|il|o|le|un|uno|um) )?(?:fond[oi]s?|fundos?) [^.;:,]{2,40}? (?:capta|levanta|recauda|cierra|fecha|raccoglie|chiude|lève|boucle)(?!\p{L})/iu

/** `capta US$ 2 bi com títulos no exterior`: from whoever buys bonds on a market; a start-up's may be a loan of its investors. */
const BONDS =
  /(?<!\p{L})(?:capta|captou|captará|levanta|recauda|raccoglie|lève|coloca|emite|obtém|obtiene|sammelt)(?!\p{L})[^;:]{2,40}?(?<!\p{L})(?:com|em|via|por meio de|através de|con|mediante|en|avec|par|mit|über|attraverso|tramite) (?:\p{Ll}{1,12} ){0,3}?(?:títulos|bonds?|bonos|letras financeiras|obligaciones|obbligazioni|obligations|anleihen?)(?!\p{L}| conver)/iu
const START_UP = /(?<!\p{L})(?:start-?ups?|scale-?ups?|fintechs?|jungunternehmen)(?!\p{L})/iu

/** Whether a headline in one of these languages tells of a fund and its sum, or of bonds. */
export function tellsOfFundAbroad({ text, money }: ScannedField, language: string): boolean {
  if (money.length === 0 || !isReadAbroad(language)) return false
  return FUND.test(text) || (BONDS.test(text) && !START_UP.test(text))
}

/** `Les start-up françaises ont levé 7 milliards`, `Fintechs levantam R$ 5 bi`: all of them together, and none by its name. */
const FIRMS_RAISE =
  /^(?:[^:;]{2,24}: )?(?:(?:die|les|las|los|le|as|os) )?(?:(?:ki-)?start-?ups?|scale-?ups?|fintechs?|jeunes pousses|jungfirmen)(?: (?-i:\p{Ll}[\p{L}-]{1,16})){0,3} (?:ont levé|lèvent|raccolgono|hanno raccolto|captan|captaron|levantan|levantaron|recaudan|recaudaron|captam|captaram|levantam|levantaram|sammeln|sammelten)(?!\p{L})/iu

/** Whether a headline in one of these languages tells what start-ups in general raise. */
export function firmsRaiseAbroad({ text }: ScannedField, language: string): boolean {
  return isReadAbroad(language) && FIRMS_RAISE.test(text)
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
  if (!isReadAbroad(language) || (money.length === 0 && !BARE_SUM.test(text)) || STATE.test(text)) return false
  if (!isNamedWithSum(text, lead, language)) {
    const at = roundAbroadAt(text, lead, language)
    if (at === null || BEFORE_IT.test(text.slice(0, at))) return false
  }
  if (SERIE_A.test(text) && FOOTBALL.test(`${text} ${lead}`)) return false
  return !OTHER_MONEY.test(text.replaceAll(FUND_RAISING, ''))
}

/** `GPT-9 est disponible`, `Gemini 9 ist da: Das kann es`: nothing more is said before a remark, so it is not somewhere else. */
const IS_OUT =
  /^ (?:ist|est|está|ya está|já está|é|è) (?:(?:jetzt|nun|endlich|ab sofort|für alle|désormais|maintenant|enfin|officiellement|ya|ahora|por fin|agora|finalmente|ora|da oggi|ufficialmente) ){0,2}(?:da|verfügbar|erschienen|disponible|disponível|disponibile|sortie?|arrivée?|arrivato|lançado|uscito|aquí|aqui|qui|là)(?: (?:für alle|pour tous|para todos|per tutti))?(?:[ .!]{0,3}$|\s?[:!–—])/iu
/** `Gemini 9 als Vorschau verfügbar`, `disponible en versión preliminar`. */
const OUT_AS_PREVIEW =
  /^ (?:(?:ist |est |está |è )?(?:disponib(?:le|ile)|disponível) (?:en|em|in) |(?:ist )?(?:jetzt )?(?:als|in) )(?:der )?(?:vorschau|beta|preview|préversion|versión preliminar|prévia|anteprima)(?: verfügbar)?(?:[ .!]{0,3}$|\s?[:!–—])/iu
const WHO_BEFORE = /^(?:[\p{L}\d .-]{1,20}: )?$/u
const OUT_BEFORE =
  /^(?:(?:ya|ahora|já|agora) está (?:disponible|disponível)|(?:è|ora) disponibile|(?:jetzt|ab sofort) (?:verfügbar|da):|disponible :) $/iu
const NOTHING_BEHIND = /^[ .!]{0,3}$/u
const BRINGS = /(?<!\p{L})bringt (?:[\p{L}-]{1,16} ){0,3}$/u
const TO_MARKET = /^[^.;:,]{0,24}? (?:auf den Markt|heraus|raus)(?!\p{L})/u
/** Right before the model, and nothing but the end, a remark or its size behind it. */
const PUTS_OUT = new RegExp(
  `(?<!\\p{L})(?:veröffentlich(?:t|en)|stell(?:t|en)|präsentier(?:t|en)|zeigt|startet|kündig(?:t|en)|anuncia|annuncia|${BRINGS_ROMANCE}) (?:(?:le|la|el|o|il|das|sein|ihr|neues?|son|su|seu|suo) ){0,2}(?:(?:les poids|los pesos|os pesos|i pesi|die gewichte) (?:de|do|di|von) )?$`,
  'iu',
)
const NO_MORE_BEHIND =
  /^(?: vor| heraus| an)?(?:\s?(?:[,;(!–—]|: )|\.?$| (?:mit|con|avec|com) (?:(?:\p{L}{1,8} ){0,2}\d|(?:un |il )?(?:reasoning|raciocínio|razonamiento|raisonnement|ragionamento)(?!\p{L}))| (?:en|em|in|como|come|als) (?:open[- ]source|código (?:abierto|aberto)))/iu
/** The same of what is only tried, and `ouvre` of that alone. */
const LETS_TRY = new RegExp(
  `(?<!\\p{L})(?:ofrece|ouvre|abre|apre|öffnet|startet|${BRINGS_ROMANCE}) (?:(?:le|la|el|o|il|son|su) ){0,2}$`,
  'iu',
)
const TO_TRY =
  /^ (?:en|em|in|als) (?:préversion|bêta|aperçu|versión (?:preliminar|previa)|prévia|beta|preview|anteprima|vorschau)(?=$|[,;:.–—]| (?:a|à|para|per|für|pour) )/iu

/** `Gemini-9-Kampagne`: what has to do with the model. */
const COMPOUND = /-\p{Lu}\p{Ll}+$/u

/** `GPT-6.2 나왔다`, `드디어 나왔다`. */
const IS_OUT_KO =
  /^['’”"]?(?:\s?[이가도])?\s?(?:드디어\s|마침내\s|정식으로\s|진짜\s)?(?:나왔다|나왔습니다|베일 벗었다|공개됐다|출시됐다)(?=$|[\s,.…!"”])/u
const WHO_BEFORE_KO = /^(?:\[[^\]]{1,8}\]\s?)?(?:[\p{L}\d]{1,12}(?:,|의)?\s)?['‘“"]?$/u

/** Whether a headline in one of these languages, or a Korean one, tells that a model with a number came out. */
export function tellsOfReleaseAbroad({ text, models }: ScannedField, language: string): boolean {
  if (language === 'ko') {
    return models.some(({ family, version, start, end }) => {
      const isNumbered = family !== null && version !== null
      return isNumbered && IS_OUT_KO.test(text.slice(end)) && WHO_BEFORE_KO.test(text.slice(0, start))
    })
  }
  if (!isReadAbroad(language)) return false
  return models.some(({ name, family, version, variant, start, end }) => {
    if (family === null || version === null || (variant === null && COMPOUND.test(name))) return false
    const [before, behind] = [text.slice(0, start), text.slice(end)]
    return (
      (IS_OUT.test(behind) && WHO_BEFORE.test(before)) ||
      (NOTHING_BEHIND.test(behind) && OUT_BEFORE.test(before)) ||
      (TO_MARKET.test(behind) && BRINGS.test(before)) ||
      (NO_MORE_BEHIND.test(behind) && PUTS_OUT.test(before)) ||
      (OUT_AS_PREVIEW.test(behind) && WHO_BEFORE.test(before)) ||
      (TO_TRY.test(behind) && LETS_TRY.test(before))
    )
  })
}
