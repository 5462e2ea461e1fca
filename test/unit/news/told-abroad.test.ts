import { describe, expect, it } from 'vitest'
import { tellsOfReleaseAbroad, tellsOfRoundAbroad } from '../../../src/news/facts/topics/told-abroad.ts'
import { scanField } from '../../../src/news/scan-text.ts'
import { factsOf, modelOf } from './read-fields.ts'

function topicsOf(title: string, language: string): readonly string[] {
  return factsOf(title, '', language).map(({ topic }) => topic)
}

describe('a round in German, French, Spanish, Italian, Dutch and Portuguese', () => {
  it.each([
    ['25 Millionen Euro für Quillon: KI-Start-up schließt Serie-A-Finanzierung ab', 'de'],
    ['Quillon bekommt 25 Mio. Euro Wagniskapital', 'de'],
    ['Quillon sichert sich 25 Millionen Euro', 'de'],
    ['Quillon: 25 Millionen Euro von Investoren für Roboter', 'de'],
    ['Quillon: 25 Millionen Euro von Birken-Gründerfonds für Roboter-Start-up', 'de'],
    ["Quillon en discussions pour lever 100 millions d'euros", 'fr'],
    ['Quillon annonce une levée de fonds de 25 M€', 'fr'],
    ['Quillon levanta 25 millones de euros', 'es'],
    ['Quillon holt sich zwölf Millionen Euro von Investoren', 'de'],
    ['Investoren stecken 12 Millionen Euro in Quillon', 'de'],
    ['Quillon will 200 Millionen Euro einsammeln', 'de'],
    ['Quillon wird mit 100-Millionen-Euro-Runde zum Einhorn', 'de'],
    ['Quillon bekommt 6,5 Millionen Euro von Birken-Gründerfonds', 'de'],
    ['Nvidia investiert zwei Milliarden Dollar in Anthropic', 'de'],
    ["Quillon réunit 12 millions d'euros", 'fr'],
    ["Quillon décroche 12 millions d'euros", 'fr'],
    ['Nvidia investit 2 milliards de dollars dans Anthropic', 'fr'],
    ['Nvidia invierte 2.000 millones de dólares en Anthropic', 'es'],
    ['Quillon raccoglie 12 milioni di euro', 'it'],
    ['Quillon haalt 12 miljoen euro op', 'nl'],
    ['Quillon levanta US$ 12 milhões em rodada liderada pela Alder', 'pt'],
    ['Quillon cierra una ronda de financiación de 25 millones de euros', 'es'],
    ['Investoren geben Quillon 120 Millionen Euro: Das Start-up ist ein Einhorn', 'de'],
    ['Bericht: Quillon will 4 Milliarden Dollar bei einer Bewertung von 30 Milliarden aufnehmen', 'de'],
    ["Alder entre au capital de Quillon avec 1,3 milliard d'euros", 'fr'],
    ['Quillon chercherait à lever des fonds à une valorisation de 500 millions', 'fr'],
    ["Mistral AI, en discussions pour lever un milliard d'euros", 'fr'],
    ['Quillon raccoglie 40 miliardi di dollari: ora vale 300 miliardi', 'it'],
    ['Quillon ottiene 135 milioni di euro dagli investitori', 'it'],
    ['Quillon, raccolti 2 milioni di euro', 'it'],
    ['Pre-seed da 500mila euro per Quillon', 'it'],
    ['Quillon punta a raccogliere 5 miliardi di dollari', 'it'],
    ['Startup Quillon recebe aporte de R$ 5 mi', 'pt'],
    ['Quillon angaria 75 milhões de dólares e vale 2 mil milhões', 'pt'],
    ['Quillon quer levantar US$ 1 bilhão, diz jornal', 'pt'],
    ['Quillon busca US$ 20 bilhões em nova rodada', 'pt'],
  ])('is found: %s', (title, language) => {
    expect(topicsOf(title, language)).toEqual(['funding'])
  })

  it.each([
    ['Quillon entlässt 50 Leute nach Finanzierungsrunde über 25 Millionen Euro', 'de'],
    ['Quillon Ventures schließt Fonds über 100 Millionen Euro: erste Finanzierungsrunde', 'de'],
    ['Bund bekommt 25 Millionen Euro Strafe', 'de'],
    ['La France lève 10 milliards d’euros en obligations', 'fr'],
    ['Quillon licencie après une levée de fonds de 25 M€', 'fr'],
    ['El fondo Quillon levanta 25 millones de euros', 'es'],
    ['Quillon schließt eine Finanzierungsrunde ab', 'de'],
    ['Investoren stecken 12 Millionen Euro in KI', 'de'],
    ['Quillon: 12 Millionen Euro für Weiterbildung', 'de'],
    ['Bund: 300 Millionen Euro für KI-Start-up-Förderung', 'de'],
    ['Milano raccoglie 9 milioni di tasse', 'it'],
    ['Alder Ventures raccoglie 120 milioni per il nuovo fondo', 'it'],
    ['Governo capta US$ 2 bilhões', 'pt'],
    ['Serie A, diritti tv da 900 milioni di euro', 'it'],
    ['Clubes da Série A recebem R$ 50 milhões', 'pt'],
    ['Serie A: Milan holt Stürmer für 40 Millionen Euro', 'de'],
    ['Quillon capta R$ 1 bilhão em debêntures', 'pt'],
    ['Alder levanta US$ 975 milhões para novos fundos', 'pt'],
    ['KI-Start-up Quillon erhält 25 Millionen Euro Strafe', 'de'],
    ['Quillon incassa 20 milioni di euro dalla vendita', 'it'],
    ["Quillon, valorisée 11,7 milliards d'euros, ouvre un bureau à Londres", 'fr'],
  ])('is not told plainly: %s', (title, language) => {
    expect(tellsOfRoundAbroad(scanField({ text: title, start: 0 }, language), language)).toBe(false)
  })
})

it('a German sum behind a name is a company’s where the summary says so', () => {
  const title = scanField({ text: 'Quillon: 25 Millionen Euro für Roboter', start: 0 }, 'de')
  expect(tellsOfRoundAbroad(title, 'de', 'Das Start-up aus Jena wächst.')).toBe(true)
  expect(tellsOfRoundAbroad(title, 'de', 'Der Konzern baut um.')).toBe(false)
  expect(tellsOfRoundAbroad(title, 'de', 'Die Investoren zweifeln.')).toBe(false)
  expect(tellsOfRoundAbroad(title, 'de', 'Davon sollen KI-Startup-Zentren profitieren.')).toBe(false)
})

describe('what comes in from customers', () => {
  it.each([
    ['Quillon factura 50 millones de euros', 'es'],
    ["Quillon annonce un chiffre d'affaires de 50 millions d'euros", 'fr'],
    ['Quillon setzt 50 Millionen Euro um', 'de'],
    ['Quillon erhält Auftrag über 6,5 Millionen Euro', 'de'],
    ["Quillon décroche un contrat de 12 millions d'euros", 'fr'],
    ["Quillon rachète Brindle pour 12 millions d'euros", 'fr'],
    ['Quillon compra Brindle por 12 millones de euros', 'es'],
    ['La película Quillon recauda 100 millones de dólares en taquilla', 'es'],
    ['La Agencia Tributaria recauda 12.000 millones', 'es'],
    ['El senador Larkin recauda 5 millones de dólares para su campaña', 'es'],
    ["Le Téléthon récolte 80 millions d'euros", 'fr'],
    ['Telethon raccoglie 50 milioni di euro', 'it'],
    ['Quillon-Stiftung sammelt 5 Millionen Euro Spenden ein', 'de'],
    ['Receita Federal capta R$ 10 bi em impostos', 'pt'],
  ])('is no round: %s', (title, language) => {
    expect(topicsOf(title, language)).toEqual([])
  })

  it('but may be what a start-up is for', () => {
    expect(topicsOf('La startup Quillon levanta 5 millones de euros para calcular impuestos', 'es')).toEqual([
      'funding',
    ])
    expect(topicsOf('Spenden-App Quillon sammelt 5 Millionen Euro von Investoren ein', 'de')).toEqual(['funding'])
  })

  it('but may stand beside one', () => {
    const title = "Quillon lève 50 millions d'euros pour un chiffre d'affaires de 5 millions"
    expect(topicsOf(title, 'fr')).toEqual(['funding'])
    expect(topicsOf("Quillon lève 50 millions d'euros et rachète Brindle", 'fr')).toEqual(['funding'])
  })
})

describe('a fund in German, French, Spanish, Portuguese and Italian', () => {
  it.each([
    ["Alder Ventures lève 300 millions d'euros pour son nouveau fonds", 'fr'],
    ['Alder Ventures cierra un fondo de 300 millones de euros', 'es'],
    ['Alder Ventures schließt zweiten Wachstumsfonds über 300 Millionen Euro', 'de'],
    ['Fundo Alder capta US$ 1 bi para investir na América Latina', 'pt'],
    ['El fondo Alder levanta 300 millones de euros', 'es'],
    ['Il fondo Alder raccoglie 150 milioni di euro', 'it'],
  ])('is no round: %s', (title, language) => {
    expect(topicsOf(title, language)).toEqual([])
  })

  it('but may give to one', () => {
    expect(topicsOf("Quillon lève 30 millions d'euros auprès du fonds Alder", 'fr')).toEqual(['funding'])
  })

  it.each([
    ["Les start-up françaises ont levé 7 milliards d'euros en 2025", 'fr'],
    ['Venture capital: le scaleup raccolgono 500 milioni', 'it'],
  ])('nor is what start-ups in general raise: %s', (title, language) => {
    expect(topicsOf(title, language)).toEqual([])
  })

  it('but of a start-up by its name', () => {
    expect(topicsOf('Las startups Quillon y Larkspur captan 12 millones de euros', 'es')).toEqual(['funding'])
  })
})

describe('a release in German, French and Spanish', () => {
  it.each([
    ['GPT-9 est disponible', 'fr'],
    ['Gemini 9 est désormais disponible pour tous', 'fr'],
    ['Gemini 9 ist jetzt für alle verfügbar', 'de'],
    ['Google: Gemini 9 ist da', 'de'],
    ['Anthropic bringt Claude 9 auf den Markt', 'de'],
    ['GPT-9 ist da: Das kann das neue KI-Modell', 'de'],
    ['GPT-9 est disponible : ce qui change', 'fr'],
    ['GPT-9 ya está aquí: todas sus novedades', 'es'],
    ['Anthropic zeigt Claude Opus 9: Besser beim Programmieren', 'de'],
    ['Kyutai publie Moshi 9 en open source', 'fr'],
    ['H Company dévoile Holo9', 'fr'],
    ['Ya está disponible GPT-9', 'es'],
    ['Gemini 9 ya está disponible para todos', 'es'],
    ['ETH Zürich veröffentlicht Apertus 9 mit 70 Milliarden Parametern', 'de'],
    ['Mistral publie Mistral Small 9 (24 milliards de paramètres)', 'fr'],
    ['Meta libera Llama 9 con 120 mil millones de parámetros', 'es'],
    ['Google stellt Gemini 9 vor und senkt Preise', 'de'],
    ['DeepSeek publie V9', 'fr'],
    ['Mistral et NVIDIA publient Mistral Small 9 (24 milliards de paramètres)', 'fr'],
    ['Meta y NVIDIA lanzan Llama 9 con 120 mil millones de parámetros', 'es'],
    ['DeepSeek lanza V9: más barato', 'es'],
    ['DeepSeek bringt V9 mit einer Million Token Kontext', 'de'],
    ['Gemini 9 als Vorschau verfügbar', 'de'],
    ['Anthropic ouvre Claude Opus 9 en préversion', 'fr'],
    ['DeepSeek estrena V9 y desafía a OpenAI', 'es'],
    ['OpenAI lança GPT-9', 'pt'],
    ['OpenAI lança GPT-9 com raciocínio avançado', 'pt'],
    ['OpenAI lanza GPT-9 con razonamiento avanzado', 'es'],
    ['Google lança Gemini 9, seu modelo mais avançado', 'pt'],
    ['DeepSeek apresenta V9, modelo mais barato', 'pt'],
    ['Meta libera Llama 9 como código aberto', 'pt'],
    ['Gemini 9 já está disponível', 'pt'],
    ['xAI rilascia Grok 7 in anteprima', 'it'],
    ['DeepSeek svela V9', 'it'],
    ['Claude Opus 9 è disponibile', 'it'],
  ])('is found: %s', (title, language) => {
    expect(topicsOf(title, language)).toEqual(['model-release'])
  })

  it.each([
    ['Gemini 9 ist jetzt in Google Docs verfügbar', 'de'],
    ['Claude ist da', 'de'],
    ['Wann Gemini 9 verfügbar ist', 'de'],
    ['GPT-9 est disponible dans Copilot', 'fr'],
    ['Anthropic bringt Claude 9 in die Google Cloud', 'de'],
    ['GPT-9 is available', 'en'],
    ['Google lance Gemini 9 sur iPhone', 'fr'],
    ['Amazon stellt Claude Opus 9 in Bedrock bereit', 'de'],
    ['Google presenta Gemini 9 a los diputados', 'es'],
    ['Google startet Gemini-9-Werbekampagne', 'de'],
    ['GPT-9 est disponible dans Word : ce qui change', 'fr'],
    ['Samsung zeigt Galaxy S27 mit Gemini 9', 'de'],
    ['Google lança Gemini 9 no Chrome', 'pt'],
    ['Google lancia Gemini 9 su Android', 'it'],
    ['Gemini 9 è disponibile in Google Docs', 'it'],
  ])('is not told plainly: %s', (title, language) => {
    expect(tellsOfReleaseAbroad(scanField({ text: title, start: 0 }, language), language)).toBe(false)
  })
})

describe('a model that a German, French or Spanish headline says is one', () => {
  it.each([
    ['Quillon stellt KI-Modell Larkspur 3 vor', 'de', 'Larkspur 3'],
    ['Quillon AI stellt Larkspur 3 vor, ein offenes Sprachmodell', 'de', 'Larkspur 3'],
    ['Quillon dévoile Larkspur-2, un modèle ouvert de 120 milliards de paramètres', 'fr', 'Larkspur-2'],
    ["Quillon présente son nouveau modèle d'IA Larkspur 3", 'fr', 'Larkspur 3'],
    ['Quillon presenta Larkspur 3, un modelo de lenguaje de 70.000 millones de parámetros', 'es', 'Larkspur 3'],
    ['Quillon lanza su nuevo modelo de IA Larkspur 3', 'es', 'Larkspur 3'],
    ['Quillon présente Larkspur-1, un modèle de monde pour les jeux vidéo', 'fr', 'Larkspur-1'],
    ['Quillon AI apresenta Larkspur-5, novo modelo de linguagem brasileiro', 'pt', 'Larkspur-5'],
    ['Portugal lança Larkspur, o modelo de linguagem em português europeu', 'pt', 'Larkspur'],
    ['Quillon lancia il nuovo modello di intelligenza artificiale Larkspur 3', 'it', 'Larkspur 3'],
    ['Quillon pubblica Larkspur 7B, il modello linguistico italiano open source', 'it', 'Larkspur 7B'],
    ['Quillon AI bringt Modell Larkspur 3 heraus', 'de', 'Larkspur 3'],
    ['DeepSeek bringt Modell V9 heraus', 'de', 'DeepSeek V9'],
    ['DeepSeek lanza su modelo V9', 'es', 'DeepSeek V9'],
  ])('is told: %s', (title, language, name) => {
    const [told] = factsOf(title, '', language)
    expect(told?.topic === 'model-release' ? told.models.map((model) => model.name.value) : told).toEqual([name])
  })

  it.each([
    ['Renault stellt sein neues Modell Twingo E-Tech vor', 'de'],
    ['Kia zeigt EV4, ein neues Elektro-Modell', 'de'],
    ['Peugeot dévoile un nouveau modèle E-408 avec IA', 'fr'],
    ['Siemens veröffentlicht KI-Modell für Fabriken', 'de'],
    ['Studie zeigt Schwächen im Sprachmodell Larkspur 3', 'de'],
    ['Quillon AI startet Test mit KI-Modell Larkspur 3', 'de'],
    ['Apple présente iPhone 29, un modèle pliable', 'fr'],
    ['OpenAI lance un modèle économique fondé sur la publicité', 'fr'],
    ['Xiaomi presenta el YU9, un modelo eléctrico', 'es'],
    ['OpenAI anuncia un modelo de suscripción Plus más barato', 'es'],
    ['Fiat lancia Grande Panda, il nuovo modello elettrico', 'it'],
    ['Samsung apresenta Galaxy S29, um modelo dobrável', 'pt'],
  ])('is none of AI, or has no name: %s', (title, language) => {
    expect(topicsOf(title, language)).toEqual([])
  })
})

it.each([
  ['it', 'Quillon rilascia Larkspur 400B, modello open source italiano', 'Quillon'],
  ['es', 'El BSC publica LARKSPUR-40b, el modelo de lenguaje abierto en español', 'BSC'],
  ['pt', 'Quillon AI apresenta Larkspur-5, novo modelo de linguagem brasileiro', 'Quillon AI'],
])('whose model it is, whom nobody knows; %s: %s', (language, title, maker) => {
  expect(modelOf(title, '', language).vendor?.value).toBe(maker)
})

describe('the end of a model, or a lower price, in German, French and Spanish', () => {
  it.each([
    ['Anthropic stellt Claude Opus 9 ein', 'de'],
    ['OpenAI schaltet GPT-9 endgültig ab', 'de'],
    ['OpenAI abandonne GPT-9', 'fr'],
    ['Google senkt Preise für Gemini 9', 'de'],
    ['DeepSeek baisse le prix de V9', 'fr'],
    ['OpenAI corta preço do GPT-9', 'pt'],
    ['OpenAI taglia i prezzi di GPT-9', 'it'],
  ])('is no release: %s', (title, language) => {
    expect(topicsOf(title, language)).toEqual([])
  })

  it('takes nothing back where a new one takes its place', () => {
    const [told] = factsOf('Anthropic lance Claude Opus 9.5 et retire Claude Opus 9', '', 'fr')
    expect(told?.status.value).toBe('released')
  })
})

it.each([
  ['Serie A clubs raise 900 million euros', 'en'],
  ['Serie B side Quillon raise €40 million', 'en'],
  ['Quillon capta US$ 2 bi com títulos no exterior', 'pt'],
  ['Quillon recauda 500 millones de euros con bonos', 'es'],
])('neither a league of football nor who sells bonds has a round: %s', (title, language) => {
  expect(factsOf(title, '', language)).toEqual([])
})

it('but a start-up has one, and so has who closes a Serie A', () => {
  expect(factsOf('Startup Quillon capta US$ 20 mi com títulos conversíveis', '', 'pt')).toHaveLength(1)
  expect(factsOf('Quillon chiude un round Serie A da 10 milioni di euro', '', 'it')).toHaveLength(1)
})
