import { isPlace } from '../../names/places.ts'
import { RAISES_ABROAD } from '../../raises-abroad.ts'
import { firstNamedBy } from '../named-by.ts'
import type { NameSpan } from '../western-names.ts'

const NO_NAME =
  '(?!(?:AI|IA|KI|Start-?up|Startup|Fintech|Serie|Série|Seed|Round|Investoren|Investisseurs|Inversores|Investidores|Investitori|Governo|Gobierno|Bund|Exclusif|Exclusivo|Esclusiva)(?![\\p{L}\\d]))'
const NAME = `(${NO_NAME}\\p{Lu}[\\p{L}\\d.&’'-]{1,24}(?: (?:\\p{Lu}|\\d)[\\p{L}\\d.&’'-]{0,20}){0,2})`
/** What somebody does who gets money, or wants it. */
const GETS = `(?:${RAISES_ABROAD}|(?:obtient|réalise|réussit|annonce|officialise|négocie|sécurise|collecte|reçoit|obtiene|obtuvo|consigue|logra|recibe|completa|anuncia|negocia|ultima|se hace con|recebe|recebeu|garante|obtém|fecha|fechou|toma|busca|ottiene|si assicura|chiude|annuncia|tratta|riceve)(?!\\p{L}))`
/** Of a run of capitals before these, more than the name may be no part of it: `Münchner Quillon`, `Ehemaliger OpenAI-Forscher`. */
const NO_GERMAN = '(?!sammel|erhält|erhielt|sichert|holt)'
/** A sum or a round right behind that. */
const MONEY =
  '(?=[^.;:]{0,40}(?:\\d|mil(?:li|io|h|ia)|round|ronda|rodada|tour d|levée|s[eé]rie|captação|aporte|inversión|aumento di capitale|ampliación))'
/** `Start-up`, `Drohnenhersteller`: in German what it is has a capital letter, too. */
const KIND_DE =
  '(?:[\\p{L}\\d-]{0,30}(?:[Ss]tart-?[Uu]p|[Ff]irma|[Uu]nternehmen|[Hh]ersteller|[Aa]nbieter|bauer|[Ss]pezialist|[Ee]ntwickler|[Ff]intech|[Ss]cale-?[Uu]p|[Ee]inhorn))'
const ENDS = '(?=$|[,.;:–—]| (?:[-–—]|et|y|e|und|con|avec|com|mit|per|pour|para|zur?|in|en)(?!\\p{L}))'

const FORMS: readonly RegExp[] = [
  // `Zürcher Start-up Quillon schließt Series A ab`
  new RegExp(
    `(?:^|: )(?:[\\p{L}-]{2,24} ){0,2}${KIND_DE} ${NAME} (?:sammelt|bekommt|erhält|(?:sichert|holt) sich|schließt|schliesst|nimmt|will|verhandelt)(?!\\p{L})`,
    'du',
  ),
  // `La mexicana Clip recibe`, `Santé : Nabla décroche`, `Enter, de IA jurídica, levanta`
  new RegExp(
    `(?:^|[\\]:,] )(?:(?:\\p{Lu}[\\p{L}’'-]{0,24}(?: (?:\\p{Ll}[\\p{L}’'-]{0,16}|IA|AI)){1,4}(?<! (?:de|di|do|da|du|del|dell[ao]|von|vom|par|por|per))|[Ll]['’]\\p{Ll}{2,16}) )?${NAME}(?:, [^,:;]{3,60},)? ${NO_GERMAN}${GETS} ${MONEY}`,
    'du',
  ),
  // `Quillon è un unicorno: round da 40 milioni`
  new RegExp(
    `^${NAME} (?:è|es|est|é|ist|wird|devient|diventa|vira|se convierte en|se torna)(?: \\p{L}{1,9}){0,3} (?:unicorn|licorne|Einhorn|unicórnio)`,
    'du',
  ),
  // `Round da 40 milioni per Quillon`, `10 millones de euros para Quillon`, `15 Mio. Euro für Quillon: …`
  new RegExp(
    `^(?:[^:;]{2,30}: |[^:;]{2,30}, )?(?:\\p{L}[\\p{L}-]{1,14} ){0,3}(?:[Dd][aei] |d['’]|de )?(?:R\\$ |US\\$ )?\\d[\\d.,]{0,8}\\s?[\\p{L}$€.]{1,10}(?: (?:de |d['’]|di )?(?:[Ee]uros?|[Dd]ollar[is]?|[Dd]ollars|dólares|reais|Franken))? (?:für|pour|para|per) (?:(?:la |le |il |o |a |das |die |den )?(?:start-?up|[Ss]tart-?up) )?${NAME}${ENDS}`,
    'du',
  ),
  // `Alder guida il round da 3 milioni di Quillon`, `Alder lidera rodada na Quillon`
  new RegExp(
    `^[^,:;]{2,40} (?:guida|lidera|liderou|mène|conduz) (?:(?:il|la|le|a|o|un|una|uma) )?(?:round|ronda|rodada|tour|aporte|levée|s[eé]rie)[^:;]{0,60}? (?:di|de|d['’]|da|do|na|no|em|en) ?${NAME}$`,
    'du',
  ),
  // `Échec de la levée de fonds d’Quillon`, `Salta il round di Quillon`
  new RegExp(
    `(?:levée de fonds|tour de table|ronda(?: de (?:financiación|inversión))?|rodada(?: de investimento)?|[Rr]ound(?: di (?:finanziamento|investimento))?|[Ff]inanzierungsrunde) (?:de |d['’]|von |di |da |do )${NAME}${ENDS}`,
    'du',
  ),
]

function isCompany(name: string): boolean {
  return !isPlace(name)
}

/** Who raises, where a German, French, Spanish, Portuguese or Italian headline says so right beside a verb or a sum; `null` where it does not. */
export function raiserAbroad(title: string): NameSpan | null {
  return firstNamedBy(FORMS, title, isCompany)
}
