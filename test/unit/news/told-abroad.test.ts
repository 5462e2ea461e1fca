import { describe, expect, it } from 'vitest'
import { tellsOfReleaseAbroad, tellsOfRoundAbroad } from '../../../src/news/facts/told-abroad.ts'
import { scanField } from '../../../src/news/scan-text.ts'
import { factsOf } from './read-fields.ts'

function topicsOf(title: string, language: string): readonly string[] {
  return factsOf(title, '', language).map(({ topic }) => topic)
}

describe('a round in German, French and Spanish', () => {
  it.each([
    ['25 Millionen Euro für Quillon: KI-Start-up schließt Serie-A-Finanzierung ab', 'de'],
    ['Quillon bekommt 25 Mio. Euro Wagniskapital', 'de'],
    ['Quillon sichert sich 25 Millionen Euro', 'de'],
    ["Quillon en discussions pour lever 100 millions d'euros", 'fr'],
    ['Quillon annonce une levée de fonds de 25 M€', 'fr'],
    ['Quillon levanta 25 millones de euros', 'es'],
    ['Quillon cierra una ronda de financiación de 25 millones de euros', 'es'],
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
  ])('is not told plainly: %s', (title, language) => {
    expect(tellsOfRoundAbroad(scanField({ text: title, start: 0 }, language), language)).toBe(false)
  })
})

describe('a fund in German, French and Spanish', () => {
  it.each([
    ["Alder Ventures lève 300 millions d'euros pour son nouveau fonds", 'fr'],
    ['Alder Ventures cierra un fondo de 300 millones de euros', 'es'],
    ['Alder Ventures schließt zweiten Wachstumsfonds über 300 Millionen Euro', 'de'],
  ])('is no round: %s', (title, language) => {
    expect(topicsOf(title, language)).toEqual([])
  })

  it('but may give to one', () => {
    expect(topicsOf("Quillon lève 30 millions d'euros auprès du fonds Alder", 'fr')).toEqual(['funding'])
  })
})

describe('a release in German, French and Spanish', () => {
  it.each([
    ['GPT-9 est disponible', 'fr'],
    ['Gemini 9 est désormais disponible pour tous', 'fr'],
    ['Gemini 9 ist jetzt für alle verfügbar', 'de'],
    ['Google: Gemini 9 ist da', 'de'],
    ['Anthropic bringt Claude 9 auf den Markt', 'de'],
    ['Ya está disponible GPT-9', 'es'],
    ['Gemini 9 ya está disponible para todos', 'es'],
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
  ])('is not told plainly: %s', (title, language) => {
    expect(tellsOfReleaseAbroad(scanField({ text: title, start: 0 }, language), language)).toBe(false)
  })
})
