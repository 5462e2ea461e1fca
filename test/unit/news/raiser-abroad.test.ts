import { expect, it } from 'vitest'
import { raiserAbroad } from '../../../src/news/facts/funding/raiser-abroad.ts'
import { fundingOf } from './read-fields.ts'

it.each([
  ['de', 'Zürcher Start-up Quillon schließt Series A über 8 Millionen Franken ab', 'Quillon'],
  ['de', 'Legal-AI-Startup Quillon bekommt 80,7 Mio. Euro von Investoren', 'Quillon'],
  ['de', 'Drohnenhersteller Quillon erhält 600 Millionen Euro von Investoren', 'Quillon'],
  ['de', '15 Mio. Euro für Quillon Robotics: Alder führt Runde an', 'Quillon Robotics'],
  ['de', 'Seed-Runde: Alder Capital steckt 4,2 Mio. Euro in Quillon', 'Quillon'],
  ['fr', "Échec de la levée de fonds d'Ÿnsol", 'Ÿnsol'],
  ['fr', 'La start-up lilloise Quillon réunit 3 millions d’euros', 'Quillon'],
  ['es', 'La mexicana Quillon recibe inversión por 100 millones de dólares de Morgan Stanley', 'Quillon'],
  ['es', 'Inversores ponen 8 millones de euros en Quillon Labs', 'Quillon Labs'],
  ['pt', 'Startup de IA Quillon recebe aporte de R$ 5 mi', 'Quillon'],
  ['pt', 'Quillon Dados recebe R$ 2 milhões em pré-seed', 'Quillon Dados'],
  ['pt', 'Alder lidera rodada de US$ 60 milhões na Quillon', 'Quillon'],
  ['it', 'Intelligenza artificiale, Quillon chiude un round da 6 milioni di euro', 'Quillon'],
  ['it', 'Quillon è un unicorno: round Serie D da 320 milioni di euro', 'Quillon'],
  ['it', 'Aumento di capitale da 5 milioni di euro per Quillon, startup milanese', 'Quillon'],
  ['it', 'Amazon investe altri 4 miliardi di dollari in Anthropic', 'Anthropic'],
])('who gets the money; %s: %s', (language, title, company) => {
  expect(fundingOf(title, '', language).company?.value).toBe(company)
})

it.each([
  'Startup de Ada Larkin levanta US$ 2 bi',
  'La startup di Larkin raccoglie 2 miliardi di dollari',
  'Investoren geben 120 Millionen Euro',
  '40 millones de euros para España',
  'La ronda cierra con 40 millones',
])('nobody is named: %s', (title) => {
  expect(raiserAbroad(title)).toBeNull()
})
