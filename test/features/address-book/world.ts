import type { Browser } from '../../support/browser.ts'

/** An address as somebody types it, by the labels of the English page, and the label that comes of it. */
export type Typed = {
  country: string
  fields: Record<string, string>
  chosen?: Record<string, string>
  printed: string[]
}

const name = 'Anna Brandt'

export const world: Typed[] = [
  {
    country: 'United Kingdom',
    fields: { Name: name, 'Street and number': '14 Mill Lane', Town: 'Bristol', Postcode: 'bs14qa' },
    printed: [name, '14 Mill Lane', 'BRISTOL', 'BS1 4QA', 'UNITED KINGDOM'],
  },
  {
    country: 'France',
    fields: {
      Name: name,
      Company: 'Moreau SARL',
      'Street and number': '27 rue des Carmes',
      'Postal code': '44000',
      'Town or city': 'Nantes',
      CEDEX: 'Cedex 1',
    },
    printed: ['Moreau SARL', name, '27 rue des Carmes', '44000 NANTES CEDEX 1', 'FRANCE'],
  },
  {
    country: 'Germany',
    fields: {
      Name: name,
      'Street and number': 'Lindenweg 7',
      'Postal code': 'D-79100',
      'Town or city': 'Freiburg',
    },
    printed: [name, 'Lindenweg 7', '79100 FREIBURG', 'GERMANY'],
  },
  {
    country: 'United States',
    fields: {
      Name: name,
      'Street and number': '1 Main St',
      'Town or city': 'Portland',
      'ZIP code': '972051234',
    },
    chosen: { State: 'Oregon' },
    printed: [name, '1 Main St', 'PORTLAND, OR 97205-1234', 'UNITED STATES'],
  },
  {
    country: 'Ireland',
    fields: {
      Name: name,
      'Street and number': '3 Quay Row',
      Townland: 'Ballydun',
      'Town or city': 'Kinsale',
    },
    chosen: { County: 'Co. Cork' },
    printed: [name, '3 Quay Row', 'Ballydun', 'KINSALE', 'Co. Cork', 'IRELAND'],
  },
  {
    country: 'Japan',
    fields: {
      Name: '山田花子',
      'Town, street and number': '世田谷区三軒茶屋1-2-3',
      'Postal code': '〒１５４００２３',
    },
    chosen: { Prefecture: 'Tokyo (東京都)' },
    printed: ['〒154-0023', '東京都', '世田谷区三軒茶屋1-2-3', '山田花子', 'JAPAN'],
  },
  {
    country: 'Brazil',
    fields: {
      Name: name,
      'Street and number': 'Rua Augusta 100',
      Neighbourhood: 'Consolação',
      'Town or city': 'São Paulo',
      'Postal code': '01304000',
    },
    chosen: { State: 'São Paulo' },
    printed: [name, 'Rua Augusta 100', 'Consolação', 'SÃO PAULO-SP', '01304-000', 'BRAZIL'],
  },
  {
    country: 'China',
    fields: {
      Name: '王芳',
      'Street and number': '建设路1号',
      District: '越秀区',
      'Town or city': '广州市',
      'Postal code': '510000',
    },
    chosen: { Province: 'Guangdong Sheng (广东省)' },
    printed: ['510000', '广东省广州市越秀区', '建设路1号', '王芳', 'CHINA'],
  },
  {
    country: 'India',
    fields: {
      Name: name,
      'Street and number': '5 MG Road',
      'Town or city': 'Bengaluru',
      'PIN code': '560 001',
    },
    chosen: { State: 'Karnataka' },
    printed: [name, '5 MG Road', 'BENGALURU 560001', 'Karnataka', 'INDIA'],
  },
  {
    country: 'Spain',
    fields: {
      Name: name,
      'Street and number': 'Calle Mayor 8',
      'Postal code': '28230',
      'Town or city': 'Las Rozas',
    },
    chosen: { Province: 'Madrid' },
    printed: [name, 'Calle Mayor 8', '28230 LAS ROZAS MADRID', 'SPAIN'],
  },
  {
    country: 'Italy',
    fields: {
      Name: name,
      'Street and number': 'Via Garibaldi 2',
      'Postal code': '20121',
      'Town or city': 'Milano',
    },
    chosen: { Province: 'Milano' },
    printed: [name, 'Via Garibaldi 2', '20121 MILANO MI', 'ITALY'],
  },
  {
    country: 'Canada',
    fields: {
      Name: name,
      'Street and number': '90 Rue Notre-Dame',
      'Flat, floor, building': 'App. 4',
      'Town or city': 'Montréal',
      'Postal code': 'h3z2y7',
    },
    chosen: { Province: 'Quebec' },
    printed: ['ANNA BRANDT', '90 RUE NOTRE-DAME', 'APP. 4', 'MONTRÉAL QC H3Z 2Y7', 'CANADA'],
  },
  {
    country: 'South Korea',
    fields: {
      Name: '김민지',
      'Street and number': '세종대로 1',
      District: '',
      'Town or city': '종로구',
      'Postal code': '03051',
    },
    chosen: { 'Province or city': 'Seoul (서울)' },
    printed: ['서울 종로구', '세종대로 1', '김민지', '03051', 'SOUTH KOREA'],
  },
  {
    country: 'United Arab Emirates',
    fields: { Name: name, 'Town, street and number': 'Marina Walk 5' },
    chosen: { Emirate: 'Dubai (دبي)' },
    printed: [name, 'Marina Walk 5', 'Dubai', 'UNITED ARAB EMIRATES'],
  },
  {
    country: 'Switzerland',
    fields: {
      Name: name,
      'Street and number': 'Gasse 3',
      'Postal code': 'CH-8001',
      'Town or city': 'Zürich',
    },
    printed: [name, 'Gasse 3', 'CH-8001 Zürich', 'SWITZERLAND'],
  },
  {
    country: 'Türkiye',
    fields: {
      Name: name,
      'Street and number': 'İstiklal Cd. 9',
      District: 'Beyoğlu',
      'Postal code': '34430',
    },
    chosen: { Province: 'İstanbul' },
    printed: [name, 'İstiklal Cd. 9', '34430 BEYOĞLU/İstanbul', 'TÜRKIYE'],
  },
]

/** Chooses the country, lets the server bring its fields, and fills them in. */
export async function fillIn(browser: Browser, { country, fields, chosen = {} }: Typed): Promise<void> {
  await browser.open('/address-book/new')
  await browser.choose('Country', country).press('Change')
  for (const [label, text] of Object.entries(fields)) browser.type(label, text)
  for (const [label, text] of Object.entries(chosen)) browser.choose(label, text)
}

/** The lines of each label on the page. */
export const printedOn = (browser: Browser): string[][] =>
  browser
    .all('.parcel .to')
    .map((label) => label.innerHTML.split(/<br\s*\/?>/).map((line) => line.replaceAll('&amp;', '&')))
