import type { ModelMention } from '../../names/find-models.ts'
import { modelParts } from '../../names/model-parts.ts'
import type { ScannedField } from '../../scan-text.ts'
import { BRINGS_FRENCH, BRINGS_ITALIAN, BRINGS_PORTUGUESE, BRINGS_SPANISH } from '../brings-abroad.ts'

const NAME = String.raw`[„“"«»]?\s?([\p{Lu}π][\p{L}\p{N}_.+-]{0,30}(?: [\p{Lu}\d][\p{L}\p{N}_.+-]{0,30}){0,4})\s?[“”"«»]?`

/** How a language says that somebody brings a model, which it names: the model first, or its name. */
const SAID: ReadonlyMap<string, RegExp> = new Map([
  [
    'de',
    new RegExp(
      String.raw`(?<!\p{L})(?:stellt|stellen|präsentier(?:t|en)|veröffentlich(?:t|en)|starte(?:t|n)|lancier(?:t|en)|zeigt|bringt|enthüllt) (?:` +
        // What is shown `im Sprachmodell`, or published `zum Modell`, is something else.
        String.raw`(?:(?!(?:in|im|ins|gegen|für|mit|zu|zum|zur|bei|beim|auf|aus|vom|von|über|um|ohne|kein|keine|keinen) )[\p{L}-]{2,20} ){0,4}?[\p{L}\p{N}-]{0,30}[Mm]odell ${NAME}|` +
        String.raw`${NAME}(?: vor| heraus)?, (?:ein|das|sein|ihr)(?:e|en)? (?:[\p{L}\p{N}-]{2,24} ){0,4}?[\p{L}\p{N}-]{0,30}[Mm]odell(?!\p{L}))`,
      'du',
    ),
  ],
  [
    'fr',
    new RegExp(
      String.raw`(?<!\p{L})(?:${BRINGS_FRENCH}|annonce) (?:` +
        String.raw`(?:un|son|le|leur|ce)(?: (?:nouveau|premier|grand|petit|propre|tout)){0,2} modèle(?: (?:d['’](?:IA|intelligence artificielle)|d['’]images?|de (?:langage|fondation|raisonnement|code|traduction|vision|voix|génération (?:d['’]images|de vidéos?))|vocal|vidéo|multimodal|open[- ]source|ouvert|génératif)){0,3} ${NAME}|` +
        String.raw`${NAME}, (?:un|une|son|sa|le|leur)(?: [\p{L}-]{2,20}){0,3}? (?:grand |petit |nouveau )?modèle(?!\p{L}))`,
      'du',
    ),
  ],
  [
    'es',
    new RegExp(
      String.raw`(?<!\p{L})(?:${BRINGS_SPANISH}|anuncia) (?:` +
        String.raw`(?:un|su|el)(?: (?:nuevo|primer|gran|pequeño|propio)){0,2} modelo(?: (?:de (?:IA|inteligencia artificial|lenguaje|razonamiento|código|imágenes|vídeo|video|voz)|de código abierto|abierto|multimodal|fundacional|generativo)){0,3} ${NAME}|` +
        String.raw`${NAME}, (?:un|su|el)(?: [\p{L}-]{2,20}){0,3}? (?:gran |nuevo )?modelo(?!\p{L}))`,
      'du',
    ),
  ],
  [
    'pt',
    new RegExp(
      String.raw`(?<!\p{L})(?:${BRINGS_PORTUGUESE}|anuncia) (?:` +
        String.raw`(?:um|seu|o)(?: (?:novo|primeiro|grande|pequeno|próprio)){0,2} modelo(?: (?:de (?:IA|inteligência artificial|linguagem|raciocínio|código|imagens?|vídeo|voz)|de código aberto|aberto|multimodal|fundacional|generativo)){0,3} ${NAME}|` +
        String.raw`${NAME}, (?:(?:um|seu|o) )?(?:[\p{L}-]{2,20} ){0,3}?modelo(?!\p{L}))`,
      'du',
    ),
  ],
  [
    'it',
    new RegExp(
      String.raw`(?<!\p{L})(?:${BRINGS_ITALIAN}|annuncia) (?:` +
        String.raw`(?:un|il|il suo)(?: (?:nuovo|primo|grande|piccolo|proprio)){0,2} modello(?: (?:d[i'’] ?(?:IA|AI|intelligenza artificiale|linguaggio|ragionamento|immagini|video|voce)|linguistico|aperto|multimodale|open[- ]source|generativo)){0,3} ${NAME}|` +
        String.raw`${NAME}, (?:(?:un|il|il suo|suo) )?(?:[\p{L}-]{2,20} ){0,3}?modello(?!\p{L}))`,
      'du',
    ),
  ],
])
/** Cheap to look for: where it is not, nothing is asked. */
const SIGN = /mod[eè]l/iu
/** Cars, phones and prices have models too. */
const OF_AI =
  /(?<![\p{L}])(?:KI|IA|AI|LLMs?)(?!\p{L})|sprachmodell|weltmodell|bildmodell|videomodell|basismodell|reasoning|parameter|mod[eè](?:le|lo|llo)s? (?:linguistico|d[ei] (?:lenguaje|linguagem|linguaggio|langage|monde|mundo|fondation|raisonnement|razonamiento)|vocal|multimodal|open[- ]source|ouvert|abierto|conversationnel|fundacional|génératif|generativo|multimodale)|paramètres|parámetros|código ab(?:ie|e)rto|parametri|open[- ](?:source|weights?)|intelligence artificielle|intelig[eê]ncia artificial|intelligenza artificiale/iu
const THING =
  /auto(?!ma|no|reg|r)|voiture|véhicule|coche|elektro|électrique|el[eé]ctrico|elettric|elétric|carro|(?<!\p{L})moto(?!\p{L})|celular|dobrável|pieghevole|(?<!\p{L})SUV|smartphone|téléphone|móvil|handy|notebook|robot|puces?(?!\p{L})|chips?(?!\p{L})|prozessor|geschäftsmodell|preismodell|(?<!\p{L})(?:peugeot|renault|citroën|opel|dacia|fiat|seat|cupra|skoda|bmw|mercedes|audi|vw|volkswagen|porsche|volvo|toyota|nissan|kia|dyson|roborock)(?!\p{L})|modèle économique|modelo de negocio|schufa/iu

/** The model that a German, French, Spanish, Portuguese or Italian headline says somebody brings and is one; `null` where it does not. */
export function modelNamedAbroad({ text }: ScannedField, language: string): ModelMention | null {
  const said = SAID.get(language)
  if (said === undefined || !SIGN.test(text) || THING.test(text)) return null
  const found = said.exec(text)
  const at = found?.indices?.findLast((place) => place !== undefined)
  if (at === undefined) return null
  const [start, end] = at
  const name = text.slice(start, end)
  return { name, start, end, family: null, ...modelParts(name), found: 'title' }
}

/** Whether a headline in one of these languages tells that somebody brings a model of AI, with its name. */
export function isModelToldAbroad(title: ScannedField, summary: string, language: string): boolean {
  if (modelNamedAbroad(title, language) === null) return false
  const { text, organisations } = title
  return organisations.some(({ organisation }) => organisation.ai === true) || OF_AI.test(text) || OF_AI.test(summary)
}
