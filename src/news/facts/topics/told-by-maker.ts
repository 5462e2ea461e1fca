import type { ModelMention } from '../../names/find-models.ts'
import { usualCompany } from '../../names/usual-company.ts'
import { scanField, type ScannedField } from '../../scan-text.ts'
import { hubOwner, ownerOf, repositoryOwner } from '../hub-owner.ts'
import { siteCalledLike, siteOwner } from '../site-owner.ts'

/** How a maker begins a headline about what it brings. */
const PRESENTS = String.raw`(?:Introducing|Announcing|Presenting|Unveiling|Launching|Meet|This is|Say hello to|Hello,?)`
const ACTS = String.raw`(?-i:\p{Lu})[\p{L}\d.]{1,20}(?: (?:AI|Labs?|Research|Team))? (?:launches|releases|introduces|unveils|announces|debuts|open-sources)`
const BEFORE_NAME = new RegExp(
  `^(?:(?:${PRESENTS}|${ACTS}|(?:official )?(?:launch|release) of) )?(?:(?:the |its |our )?(?:new |all-new )?)?$`,
  'iu',
)
/** Behind the name: nothing, another one, or what the maker says of it. */
const BEHIND_NAME =
  /^(?: (?:models?|family|series|preview|beta)\b| \((?:beta|preview)\))*\s?(?:$|[.!]$|(?:[:;—–|-] | ?[—–] ?)(?=\S)|, (?:(?:our|the|an?) |\p{L}{3,14}ing\b)|(?:,| and| ?&| ?\/) (?=(?-i:[\p{Lu}\d])[\p{L}\d.-]{1,24}(?: (?:(?-i:[\p{Lu}\d])[\p{L}\d.-]{0,16}|mini|nano|flash|lite|pro)){0,3}[.!]?$))/iu
/** Pages about a model that is there. */
const GENRE =
  /\b(?:guides?|(?:system|model) cards?|reports?|papers?|prompting|cookbooks?|tutorials?|playground|tips|lessons|how|why|what(?: we|['’]s| is)|inside|behind|case stud(?:y|ies)|stor(?:y|ies)|FAQ|polic(?:y|ies)|pricing|prices?|limits|benchmarks?|benchmarking|evaluat\w{1,4}|leaderboards?|frontier of|updates? on|(?:a|one|two|three) (?:years?|months?|weeks?)|impacts?|econom\w{1,4}|safety|explained|usage|deprecat\w{1,4}|retir\w{1,4}|spec|now (?:in|on|available)|available (?:in|on)|customers?|partner\w{0,5}|acqui\w{1,5}|joins?)\b/iu

/** The same behind a model's name: `GPT-9: Now with plug-ins`, `Larkspur 4: Fine-tuned for lawyers`. */
const OF_ONE_THERE =
  /\b(?:access|collection|customi[sz]ation|free[- ]tier|plug-?ins?|secrets|nonprofits|teachers|students)\b|^[\s:;,—–|-]{1,3}(?:now (?:with|for)|fine-tun\w{2,3}|served|serving|training|finding|test(?:ed|ing)|assessed|tracing|red[- ]teaming|watch|try|join|responsible)\b/iu

/** A name of up to five words. */
const NAME = String.raw`(?-i:[\p{Lu}\d])[\p{L}\d.+-]{0,24}(?: (?-i:[\p{Lu}\d])[\p{L}\d.+-]{0,20}){0,4}`
/** What a model's kind is called where nobody says `model`. */
const KIND_OF_MODEL = String.raw`(?:(?:language |reasoning |foundation |AI )?models?|model (?:family|series)|LLMs?|VLMs?|rerankers?|MoEs?)`
/** Behind the word: what is said of it, and no other noun, as in `model spec`; what is `in Snowflake` is there. */
const ENDS = String.raw`(?=$|[.,;:!?()—–]| (?:for|that|which|with|in(?! (?-i:\p{Lu}))|to|on|from|of|at|by|and|yet|ever|series|famil(?:y|ies)|today|now|built|capable|able|specifically|(?!(?:training|serving|routing|testing|merging|monitoring|tuning|hosting)\b)\p{Ll}{3,12}(?:ing|ed))\b)`
const QUALITIES = String.raw`(?:(?!(?:about|across|against|agents?|all|and models|apps?|approach|as|benchmarks?|built|by|custom|dataset|enabl\w{1,4}|every|for|framework|from|how|in|into|library|method|of|on|platform|policy|pricing|business|service|suite|system|team|technique|that|to|tools?|toolkit|using|we|what|when|which|why|with|your|(?<!, )(?:our|their))\b)[\p{L}\p{N}_.,’'/%-]{1,24} ){0,9}?`
const A_MODEL = String.raw`(?:(?:an?|our|the|its|two|three|four|new|next-generation|\p{Lu}[\p{L}\d]{1,20}[’']s) )?${QUALITIES}${KIND_OF_MODEL}\b${ENDS}`

/** `Better code with the new Larkspur models` */
const WITH_NEW = new RegExp(String.raw`\bwith (?:the|our) (?:all-)?new ${NAME} models?[.!]?$`, 'iu')
/** `Introducing Larkspur 4: Quillon’s most powerful reranker yet`, `Introducing smaller Larkspur models` */
const PRESENTS_MODEL = new RegExp(String.raw`^${PRESENTS} (?:${NAME}(?::| [—–-]|,) )?${A_MODEL}`, 'iu')
/** `Introducing Larkspur Full-Duplex LLM: …` */
const PRESENTS_KIND = new RegExp(
  String.raw`^${PRESENTS} (?:(?:our|the) )?(?:(?-i:[\p{Lu}\d])[\p{L}\d.+-]{0,24} ){1,6}(?-i:LLM|VLM|VLA|Model)s?(?=$|[:!]| [—–-] )`,
  'iu',
)
/** `Larkspur 4: our fastest model yet`, wherever it is repeated. */
const IN_OWN_WORDS =
  /^(?::| [—–-]|,) our (?:[\p{L}\d.]+[ -]){1,7}?models?(?=$|[.,;:!)—–]| (?:yet|ever|so far|for|to|with|that|in|and|series|famil))/iu
/** Right before its name: `rich apps with an updated Larkspur 4`. */
const RENEWED = /\b(?:updated|upgraded|improved|faster|smarter) (?:version of )?$/iu
/** Right behind it; `faster Larkspur 4 answers` are no new model. */
const NO_MORE = /^(?:$|\s?[,.;:!?(—–]| (?:models?|for|to|with|that|and|is|family)\b)/iu
/** How a maker's own summary begins. */
const WE_BRING = new RegExp(
  String.raw`^(?:[^.!?]{0,90}?, )?(?:today,? )?(?:(?:we(?: are|['’]re|['’]ve| have)?(?: just)?|(?:is|are)) )?(?:(?:excited|thrilled|proud|pleased|happy|delighted) to )?(?:introduc(?:e|ing|ed)|announc(?:e|ing|ed)|launch(?:ing|ed)?|releas(?:e|ing|ed)|present(?:ing)?|unveil(?:ing|ed)?|open-sourc(?:e|ing|ed)|shar(?:e|ing)) `,
  'iu',
)
const IS_A_MODEL = new RegExp(`^${A_MODEL}`, 'iu')
/** `Larkspur Mini: our new best small model` */
const NAMED_AS_MODEL = new RegExp(
  String.raw`^${NAME}(?::| [—–-]) (?:[Aa]n?|[Oo]ur|[Tt]he) ${QUALITIES}${KIND_OF_MODEL}\b${ENDS}`,
  'u',
)
/** Around the name in `We are releasing the new Larkspur 4, …`. */
const BEFORE_BROUGHT =
  /^(?:(?:the|our|its|all-new|new|latest|an?|early|preview of|(?-i:\p{Lu}[\p{L}\d.]{1,20})) ){0,4}$/iu
const BEHIND_BROUGHT = /^(?:$|[,.;:!(—–-]|\s[—–(-]| (?:and|in|with|today|as|to)\b)/iu

const LEAD = 200

/** What subscriptions and tools are called by, as well as models. */
const PLAN = /^(?:pro|max|plus|team|code|business|enterprise)$/iu
/** `Qwen Chat 2.0`: what is used a model with has numbers, too. */
const PRODUCT = /[ -](?:agents?|app|chat|cli|code|desktop|(?:deep ?)?research)(?![\p{L}-])/iu

/** Whether the site's owner makes it, and its name says which of its line it is. */
function isOwn({ name, family, version, variant, parameters }: ModelMention, owner: string): boolean {
  if (family === null || usualCompany(family.vendor) !== owner || PRODUCT.test(name)) return false
  return family.isModelAlone || version !== null || parameters !== null || (variant !== null && !PLAN.test(variant))
}

const LAST_WORD = /(\p{Lu}[\p{L}\d.]{1,20}) $/u

/** What stands before a name, without its maker: `Introducing Google Gemini 9`. */
function beforeMaker(before: string): string {
  const [written, word] = LAST_WORD.exec(before) ?? ['', '']
  return word !== '' && ownerOf(word) !== null ? before.slice(0, -written.length) : before
}

const AND_ANOTHER = /^(?:,| and| ?&| ?\/) (?=\p{Lu})/u
/** `and GPT-9 mini`: what is listed with a model is one where it has a number or a size. */
const NUMBERED = /\d|\b(?:mini|nano|flash|lite|pro)\b/iu

/** The headline is a model's name, and what its maker says of it. */
function isCalledByName({ text, models }: ScannedField, owner: string): boolean {
  return models.some((mention) => {
    const behind = text.slice(mention.end)
    const isWithThing =
      AND_ANOTHER.test(behind) && !NUMBERED.test(behind) && !models.some(({ start }) => start > mention.start)
    return (
      isOwn(mention, owner) &&
      BEFORE_NAME.test(beforeMaker(text.slice(0, mention.start))) &&
      BEHIND_NAME.test(behind) &&
      !OF_ONE_THERE.test(behind) &&
      !isWithThing
    )
  })
}

function isRenewed({ text, models }: ScannedField, owner: string): boolean {
  return models.some(
    (mention) =>
      isOwn(mention, owner) && RENEWED.test(text.slice(0, mention.start)) && NO_MORE.test(text.slice(mention.end)),
  )
}

function isInMakersWords({ text, models }: ScannedField): boolean {
  return models.some(
    ({ family, version, start, end }) =>
      family !== null &&
      version !== null &&
      BEFORE_NAME.test(text.slice(0, start)) &&
      IN_OWN_WORDS.test(text.slice(end)),
  )
}

const VERSIONED = /^\p{Lu}[\p{L}-]{1,24}[- ]?\d{1,2}(?:\.\d{1,2})?$/u
const JOINED = /[-\s]/gu

/** `Larkspur-2.0`, and `Larkspur 2.0, …` in the summary: whatever its maker calls it, that is what is brought. */
function beginsWithName(brought: string, headline: string): boolean {
  if (!VERSIONED.test(headline)) return false
  const name = headline.replaceAll(JOINED, '').toLowerCase()
  const [first = ''] = brought.split(/[,;:!(—–]|\. /u)
  return first.replaceAll(JOINED, '').toLowerCase() === name
}

/** The summary begins with what its maker brings. */
function isBroughtInSummary(headline: string, summary: string, owner: string, language: string): boolean {
  const lead = summary.slice(0, LEAD)
  if (NAMED_AS_MODEL.test(lead)) return true
  const begun = WE_BRING.exec(lead)
  if (begun === null) return false
  const brought = lead.slice(begun[0].length)
  if (IS_A_MODEL.test(brought) || beginsWithName(brought, headline)) return true
  const { models } = scanField({ text: brought, start: 0 }, language)
  return models.some(
    (mention) =>
      isOwn(mention, owner) &&
      BEFORE_BROUGHT.test(brought.slice(0, mention.start)) &&
      BEHIND_BROUGHT.test(brought.slice(mention.end)),
  )
}

type OnSite = { readonly title: ScannedField; readonly summary: { readonly text: string }; readonly url: string }

/**
 * Whether a maker tells of a model that it brings, in words that nobody else would use, or on its own site. There the headline
 * may be no more than a name or a play on words, and the summary says it: `Introducing …`, `We’ve launched …`.
 */
export function isToldByMaker({ title, summary, url }: OnSite, language: string): boolean {
  const isInWords = isInMakersWords(title)
  const developer = repositoryOwner(url)
  const site = developer === null ? (siteOwner(url) ?? hubOwner(url) ?? siteCalledLike(url)) : null
  // Most entries are on nobody's site.
  if (!isInWords && developer === null && site === null) return false
  if (title.searched.has(GENRE)) return false
  if (isInWords) return true
  if (site === null) return developer !== null && isCalledByName(title, usualCompany(developer))
  const owner = usualCompany(site.name)
  return (
    isCalledByName(title, owner) ||
    PRESENTS_MODEL.test(title.text) ||
    PRESENTS_KIND.test(title.text) ||
    WITH_NEW.test(title.text) ||
    isRenewed(title, owner) ||
    isBroughtInSummary(title.text, summary.text, owner, language)
  )
}
