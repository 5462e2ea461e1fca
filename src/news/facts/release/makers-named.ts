import type { EvidenceField, Fact } from '../../../core/evidence.ts'
import type { OrganisationMention } from '../../names/find-organisations.ts'
import { isPlace } from '../../names/places.ts'
import type { ScannedText } from '../../scan-text.ts'
import { BRINGS_ROMANCE } from '../brings-abroad.ts'
import { factOf, factOfUrl, type EvidenceSource } from '../evidence-of.ts'
import { hubOwner } from '../hub-owner.ts'
import { firstNamedBy } from '../named-by.ts'
import { textBefore } from '../../text-before.ts'

export type PlacedMaker = OrganisationMention & { readonly where: EvidenceField }

const SUBJECT =
  /^([A-Z][\w.]{1,20}(?: (?:AI|Labs?|Research|Studio|[A-Z][\w.]{1,16})){0,2})(?:\s?(?:(?:has |just |today )?(?:released?|releases|launche[sd]|unveils|unveiled|introduces|introduced|open[- ]source[sd]|debuts|emerges|ships|publishes|presents|reveals|rolls out|drops|announces|announced)\b|(?:团队|公司)?(?:正式|率先)?(?:发布|开源|推出)|、)|[’']s (?=new\b|[A-Z]))/u
/** `Domyn rilascia Colosseum 400B`, `El BSC publica`: the same in German and in Romance languages. */
const SUBJECT_ABROAD = new RegExp(
  `^(?:El |Le |Il |O )?(\\p{Lu}[\\p{L}\\d.-]{1,20}(?: (?:\\p{Lu}[\\p{L}\\d.-]{0,16})){0,2}) (?:veröffentlicht|bringt|stellt|präsentiert|startet|${BRINGS_ROMANCE})(?!\\p{L})`,
  'u',
)
const NAME = String.raw`([A-Z][\w.]{1,20}(?: (?!AI (?:models?|LLM)\b)(?:AI|Labs?|Research|Studio|[A-Z][\w.]{1,16})){0,2})`
/** `released by Quillon`, `a new speech model from Quillon`, `Larkspur-2: Quillon’s new model`, `start-up Quillon releases`. */
const MAKER_BEHIND: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:(?:released|launched|unveiled|open-sourced|developed|built) by|(?:model|LLM|VLM) (?:from|by)) ${NAME}(?=$|[,.;:!]| (?:is|has|to|with|that|for|under|on)\b)`,
    'du',
  ),
  new RegExp(
    String.raw`[:,] ${NAME}[’']s (?:(?:new|latest|first|own|next|open-source|open-weight) )(?:[\w-]{2,20} ){0,3}(?:model|LLM)\b`,
    'du',
  ),
  new RegExp(
    String.raw`\b(?:[Ss]tart-?[Uu]p|[Ll]ab|[Cc]ompany|[Ff]irm) ${NAME} (?:has |just )?(?:releases?d?|launche[sd]|unveil(?:s|ed)|introduce[sd]|open-source[sd]|debut(?:s|ed)) `,
    'du',
  ),
]
/** A rival stands behind these. */
const RIVAL_BEFORE =
  /(?:\b(?:challeng\w{1,3}|rival\w{0,4}|beats?|beating|outperform\w{0,3}|surpass\w{0,3}|than|vs\.?|versus|against|like|matche[sd]|matching|takes? on|competes? with|alternative to)|超越|超过|对标|媲美|击败|优于|比肩) (?:\S{2,16}(?:, | and ))?$/iu
/** `the biggest since DeepSeek, …`, `catching up with Google, …`: what came before, and who is ahead. */
export const AHEAD_BEFORE = /(?:^|[^\p{L}])(?:since|behind|catch(?:es|ing)? up (?:with|to)) $/iu
/** `Ex-Google researchers`: where somebody was before. */
const WAS_BEFORE = /\b(?:ex|former|formerly)[- ]$/iu
/** Behind whose terms a model has. */
const TERMS_BEHIND = /^ (?:\w{1,12} )?open model (?:licen[sc]e|agreement)/iu
/** `(Mistral Small finetune)`: what another is made from. */
const MADE_FROM_BEHIND =
  /^(?:[ -][\p{L}\d.]{1,12}){0,4}[ -](?:fine-?tuned?|fine-?tunes?|merges?|derivatives?|remix)(?![\p{L}-])/iu
const MADE_FROM_BEFORE =
  /\b(?:fine-?tune[sd]?|merges?|distill(?:ed|ation)|derived|derivative) (?:of|on|from) (?:the )?$/iu
/** Whom a headline begins with that names nobody. */
const NOBODY =
  /^(?:studie|bericht|konzern|firma|hersteller|forscher|unternehmen|governo|gobierno|empresa|startup|we|i|they|you|somebody|someone|start-?up|company|researchers?|scientists?|engineers?|developers?|team|lab|university)$/iu

/** `OpenAI-backed`, `Amazon-owned`: whose money it has. */
export const BACKED_BEHIND = /^[- ](?:backed|funded|owned|linked)\b/iu

/** Where models are shown, or made smaller. */
const NO_MAKER = /^(?:Hugging Face|GitHub|OpenRouter|LMArena|Unsloth AI|Reddit|Y Combinator)$/u

export function showsModelsOnly(name: string): boolean {
  return NO_MAKER.test(name)
}

/** Whether a rival, or who came before or is ahead, stands behind these words. */
export function isRivalBehind(before: string): boolean {
  return RIVAL_BEFORE.test(before) || AHEAD_BEFORE.test(before)
}

/** Who may be the maker: neither an investor, a backer nor a rival, a place where models are shown, or where somebody was before. */
export function makersNamed(scanned: ScannedText, where: EvidenceField): readonly PlacedMaker[] {
  const { text, organisations } = scanned[where]
  return organisations
    .filter(
      ({ organisation, start, end }) =>
        !organisation.isInvestor &&
        !TERMS_BEHIND.test(text.slice(end, end + 40)) &&
        !BACKED_BEHIND.test(text.slice(end, end + 12)) &&
        !isRivalBehind(textBefore(text, start, 40)) &&
        !WAS_BEFORE.test(textBefore(text, start, 10)) &&
        !(start > 0 && MADE_FROM_BEHIND.test(text.slice(end, end + 60))) &&
        !MADE_FROM_BEFORE.test(textBefore(text, start, 24)) &&
        !NO_MAKER.test(organisation.name),
    )
    .map((organisation) => ({ ...organisation, where }))
}

/** The lab that signs: DeepMind where the headline is its own, else its parent. */
export function asVendor(source: EvidenceSource, { organisation, where, start, end }: PlacedMaker): Fact<string> {
  const isParents = organisation.name === 'Google DeepMind' && (where !== 'title' || start !== 0)
  return factOf(source, isParents ? 'Google' : organisation.name, where, start, end)
}

/**
 * `Reve releases Aardvark 2`: the first capitalised words before a verb of release, or whose a headline says that a model
 * is; none that `isOther` refuses.
 */
export function subjectOfRelease(source: EvidenceSource, isOther: (subject: string) => boolean): Fact<string> | null {
  const isMaker = (name: string): boolean =>
    !isOther(name) && !isPlace(name) && !NOBODY.test(name) && !NO_MAKER.test(name)
  for (const where of ['title', 'summary'] as const) {
    const text = source.texts[where]
    const name = SUBJECT.exec(text)?.[1] ?? SUBJECT_ABROAD.exec(text)?.[1]
    if (name !== undefined && isMaker(name))
      return factOf(source, name, where, text.indexOf(name), text.indexOf(name) + name.length)
  }
  const behind = firstNamedBy(MAKER_BEHIND, source.texts.title, isMaker)
  return behind === null ? null : factOf(source, behind.name, 'title', behind.start, behind.end)
}

/** On whose hub account it stands; where models are shown only, nobody's. */
export function accountOwner(source: EvidenceSource, { url }: ScannedText): Fact<string> | null {
  const owner = hubOwner(url)
  return owner === null || NO_MAKER.test(owner.name) ? null : factOfUrl(source, owner.name, url, owner.start, owner.end)
}
