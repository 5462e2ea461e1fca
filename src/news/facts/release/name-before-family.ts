import type { ModelMention } from '../../names/find-models.ts'
import { organisationNamed } from '../../names/find-organisations.ts'
import { modelParts } from '../../names/model-parts.ts'
import { isPlace } from '../../names/places.ts'
import { usualCompany } from '../../names/usual-company.ts'
import type { ScannedField } from '../../scan-text.ts'

/** Between who begins a headline and the second word of what they bring. */
const BRINGS =
  /^(?:,? (?:has|just|today|now|officially|quietly|finally)){0,2} (?:[Rr]eleas(?:es|ed)|[Ll]aunch(?:es|ed)|[Uu]nveil(?:s|ed)|[Dd]ebut(?:s|ed)|[Ii]ntroduc(?:es|ed)|[Ss]hip(?:s|ped)|[Dd]rop(?:s|ped)|[Oo]pen-[Ss]ourc(?:es|ed)|[Rr]olls [Oo]ut) (?:(?:[Ii]ts|[Tt]he|[Nn]ew|[Ll]atest|[Ff]lagship) ){0,3}(?<word>\p{Lu}[\p{L}\d]{1,14}) $/u
/** What is said of a model of others, and where it is sold: no part of a name. */
const SAID_OF_IT =
  /^(?:\p{Lu}\p{Ll}{2,}(?:ing|ed)|A|AI|An|API|AWS|Azure|Bedrock|Cheaper|Copilot|Custom|Enterprise|Fast|Faster|First|Free|GPU|Instant|Its|Latest|Live|Local|Native|New|Next|Official|Offline|On|Open|Own|Private|Secure|Serverless|Small|Smaller|Support|Turbo|Vertex|Video|Voice)$/u

/**
 * The model of two words that somebody else brings than the maker of what its second word is called as: `Grey Falcon 3` of
 * `Nvidia launches Grey Falcon 3`; `null` where a headline has none.
 */
export function nameBeforeFamily({ text, models, organisations: [first] }: ScannedField): ModelMention | null {
  if (first?.start !== 0) return null
  const maker = usualCompany(first.organisation.name)
  for (const { family, start, end } of models) {
    if (family === null || family.vendor === maker) continue
    const word = BRINGS.exec(text.slice(first.end, start))?.groups?.word
    if (word === undefined || SAID_OF_IT.test(word) || isPlace(word) || organisationNamed(word) !== null) continue
    const from = start - word.length - 1
    const name = text.slice(from, end)
    return { name, start: from, end, family: null, ...modelParts(name), found: 'title' }
  }
  return null
}
