import type { ScannedField } from '../../scan-text.ts'
import { BRINGS_FRENCH, BRINGS_SPANISH } from '../brings-abroad.ts'

const NAME = String.raw`[„“"«»]?\s?[\p{Lu}π][\p{L}\p{N}_.+-]{0,30}(?: [\p{Lu}\d][\p{L}\p{N}_.+-]{0,30}){0,4}\s?[“”"«»]?`

/** How a language says that somebody brings a model, which it names: the model first, or its name. */
const SAID: ReadonlyMap<string, RegExp> = new Map([
  [
    'de',
    new RegExp(
      String.raw`(?<!\p{L})(?:stellt|stellen|präsentier(?:t|en)|veröffentlich(?:t|en)|starte(?:t|n)|lancier(?:t|en)|zeigt|bringt|enthüllt) (?:` +
        // What is shown `im Sprachmodell`, or published `zum Modell`, is something else.
        String.raw`(?:(?!(?:in|im|ins|gegen|für|mit|zu|zum|zur|bei|beim|auf|aus|vom|von|über|um|ohne|kein|keine|keinen) )[\p{L}-]{2,20} ){0,4}?[\p{L}\p{N}-]{0,30}[Mm]odell ${NAME}|` +
        String.raw`${NAME}(?: vor| heraus)?, (?:ein|das|sein|ihr)(?:e|en)? (?:[\p{L}\p{N}-]{2,24} ){0,4}?[\p{L}\p{N}-]{0,30}[Mm]odell(?!\p{L}))`,
      'u',
    ),
  ],
  [
    'fr',
    new RegExp(
      String.raw`(?<!\p{L})(?:${BRINGS_FRENCH}|annonce) (?:` +
        String.raw`(?:un|son|le|leur|ce)(?: (?:nouveau|premier|grand|petit|propre|tout)){0,2} modèle(?: (?:d['’](?:IA|intelligence artificielle)|d['’]images?|de (?:langage|fondation|raisonnement|code|traduction|vision|voix|génération (?:d['’]images|de vidéos?))|vocal|vidéo|multimodal|open[- ]source|ouvert|génératif)){0,3} ${NAME}|` +
        String.raw`${NAME}, (?:un|une|son|sa|le|leur)(?: [\p{L}-]{2,20}){0,3}? (?:grand |petit |nouveau )?modèle(?!\p{L}))`,
      'u',
    ),
  ],
  [
    'es',
    new RegExp(
      String.raw`(?<!\p{L})(?:${BRINGS_SPANISH}|anuncia) (?:` +
        String.raw`(?:un|su|el)(?: (?:nuevo|primer|gran|pequeño|propio)){0,2} modelo(?: (?:de (?:IA|inteligencia artificial|lenguaje|razonamiento|código|imágenes|vídeo|video|voz)|de código abierto|abierto|multimodal|fundacional|generativo)){0,3} ${NAME}|` +
        String.raw`${NAME}, (?:un|su|el)(?: [\p{L}-]{2,20}){0,3}? (?:gran |nuevo )?modelo(?!\p{L}))`,
      'u',
    ),
  ],
])
/** Cheap to look for: where it is not, nothing is asked. */
const SIGN = /mod[eè]l/iu
/** Cars, phones and prices have models too. */
const OF_AI =
  /(?<![\p{L}])(?:KI|IA|AI|LLMs?)(?!\p{L})|sprachmodell|weltmodell|bildmodell|videomodell|basismodell|reasoning|parameter|mod[eè](?:le|lo)s? (?:de (?:lenguaje|langage|monde|mundo|fondation|raisonnement|razonamiento)|vocal|multimodal|open[- ]source|ouvert|abierto|conversationnel|fundacional|génératif|generativo)|paramètres|parámetros|código abierto|open[- ](?:source|weights?)|intelligence artificielle|inteligencia artificial/iu
const THING =
  /auto(?!ma|no|reg|r)|voiture|véhicule|coche|elektro|électrique|eléctrico|(?<!\p{L})SUV|smartphone|téléphone|móvil|handy|notebook|robot|puces?(?!\p{L})|chips?(?!\p{L})|prozessor|geschäftsmodell|preismodell|modèle économique|modelo de negocio|schufa/iu

/** Whether a German, French or Spanish headline tells that somebody brings a model of AI, with its name. */
export function isModelToldAbroad({ text, organisations }: ScannedField, summary: string, language: string): boolean {
  const said = SAID.get(language)
  if (said === undefined || !SIGN.test(text) || !said.test(text) || THING.test(text)) return false
  return organisations.some(({ organisation }) => organisation.ai === true) || OF_AI.test(text) || OF_AI.test(summary)
}
