import { siftedText, type Sifted } from '../../patterns/sifted-text.ts'

/** What a company is in, as headlines begin: `Legal AI startup raises`, `Drug discovery firm`. */
const FIELD =
  '(?:Accounting|Agentic|Agri(?:culture|tech)?|Applied|Audio|Auto(?:motive)?|Aviation|Battery|Bio(?:tech)?|Chip|Climate|Clinical|Cloud|Coding|Compliance|Construction|Consumer|Conversational|Crypto|Customer|Cyber(?:security)?|Data|Deep|Deepfake|Defen[cs]e|Design|Dev|Developer|Digital|Drone|Drug|Edge|Education|Embodied|Energy|Enterprise|Fashion|Finance|Financial|Fitness|Food|Frontier|Fusion|Gaming|Generative|Government|Hardware|Health(?:care)?|Hiring|Hospitality|Hotel|HR|Industrial|Insurance|Investment|Language|Legal|Logistics|Manufacturing|Maritime|Marketing|Medical|Mental|Mining|Mobility|Multimodal|Music|Nuclear|Open|Payments|Payroll|Pharma|Photonics|Physical|Privacy|Procurement|Productivity|Quantum|Real|Recruiting|Recruitment|Retail|Robot(?:ics?)?|Sales|Satellite|Search|Security|Semiconductor|Shopping|Software|Solar|Sovereign|Space|Speech|Sports|Stealth|Supply|Tax|Telecom|Therapy|Trading|Translation|Travel|Vertical|Video|Voice|Wearables?|Wellness|Workplace)'
const NAMED_SO = new RegExp(`^${FIELD}(?:[ -](?:AI|[Tt]ech|[Dd]ata|[Cc]hain|[Dd]iscovery))?$`, 'u')
/** Right behind it, and before its name or its verb. */
const COMPANY =
  /^(?:[ -][a-z]{2,14}){0,2}[ -](?:AI |[Tt]ech )?(?:[Ss]tart-?[Uu]ps?|[Cc]ompany|[Ff]irm|[Mm]aker|[Ll]ab|[Pp]latform|[Uu]nicorn|[Pp]rovider|[Dd]eveloper|[Vv]enture|[Ss]cale-?[Uu]p|[Ss]ervice|[Oo]perator|[Bb]rand|[Cc]hain|[Mm]arketplace|[Ee]xchange|[Nn]etwork)s?(?![\p{L}\p{N}])/u
/** So far behind a name that may be said. */
const REACH = 48

/** Whether what looks like a company's name only says what kind of company it is, as `Legal AI` in `Legal AI startup raises $40M`. */
export function isKindOfCompany(name: Sifted, text: string, end: number): boolean {
  return (
    name.has(NAMED_SO) &&
    siftedText(text)
      .part(end, end + REACH)
      .has(COMPANY)
  )
}
