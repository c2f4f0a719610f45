/** Something the trial shop sells, in both languages. Prices are in minor units. */
export type Product = {
  sku: string
  name: { en: string; fr: string }
  options: { en: string; fr: string }[]
  EUR: number
  GBP: number
}

const option = (en: string, fr: string) => ({ en, fr })

const stripes = [
  option('blue stripe, 50 × 70 cm', 'rayures bleues, 50 × 70 cm'),
  option('natural, 50 × 70 cm', 'naturel, 50 × 70 cm'),
]
const glazes = (size: string) => [
  option(`sea grey, ${size}`, `gris marin, ${size}`),
  option(`chalk white, ${size}`, `blanc craie, ${size}`),
  option(`ink blue, ${size}`, `bleu encre, ${size}`),
]
const linens = (size: string) => [
  option(`flax, ${size}`, `lin brut, ${size}`),
  option(`slate, ${size}`, `ardoise, ${size}`),
]

/** Linen and stoneware, and a spoon to stir with. */
export const catalogue = {
  towel: {
    sku: 'LT-12',
    name: { en: 'Tea towel, washed linen', fr: 'Torchon en lin lavé' },
    options: stripes,
    EUR: 1200,
    GBP: 1050,
  },
  bowl: {
    sku: 'GB-16',
    name: { en: 'Stoneware bowl “Erdre”', fr: 'Bol en grès «\u00a0Erdre\u00a0»' },
    options: glazes('16 cm'),
    EUR: 1850,
    GBP: 1600,
  },
  spoon: {
    sku: 'OS-25',
    name: { en: 'Spoon, olive wood', fr: 'Cuillère en bois d’olivier' },
    options: [option('25 cm', '25 cm')],
    EUR: 460,
    GBP: 400,
  },
  plate: {
    sku: 'GP-27',
    name: { en: 'Stoneware plate “Erdre”', fr: 'Assiette en grès «\u00a0Erdre\u00a0»' },
    options: glazes('27 cm'),
    EUR: 2600,
    GBP: 2250,
  },
  dish: {
    sku: 'GD-32',
    name: { en: 'Serving dish “Sèvre”', fr: 'Plat de service «\u00a0Sèvre\u00a0»' },
    options: glazes('32 cm'),
    EUR: 3200,
    GBP: 2800,
  },
  jug: {
    sku: 'GJ-10',
    name: { en: 'Stoneware jug, one litre', fr: 'Pichet en grès, un litre' },
    options: glazes('1 l'),
    EUR: 3950,
    GBP: 3400,
  },
  cup: {
    sku: 'GC-08',
    name: { en: 'Espresso cup with saucer', fr: 'Tasse à café et sa soucoupe' },
    options: glazes('8 cl'),
    EUR: 1490,
    GBP: 1300,
  },
  napkins: {
    sku: 'LN-04',
    name: { en: 'Linen napkins, set of four', fr: 'Serviettes en lin, les quatre' },
    options: linens('45 × 45 cm'),
    EUR: 5400,
    GBP: 4700,
  },
  apron: {
    sku: 'LA-01',
    name: { en: 'Kitchen apron, washed linen', fr: 'Tablier de cuisine en lin lavé' },
    options: [
      option('flax, one size', 'lin brut, taille unique'),
      option('slate, one size', 'ardoise, taille unique'),
    ],
    EUR: 4800,
    GBP: 4150,
  },
  tablecloth: {
    sku: 'LC-25',
    name: { en: 'Tablecloth, washed linen', fr: 'Nappe en lin lavé' },
    options: linens('160 × 250 cm'),
    EUR: 12800,
    GBP: 11000,
  },
  pillowcase: {
    sku: 'LP-65',
    name: { en: 'Pillowcase, washed linen', fr: 'Taie d’oreiller en lin lavé' },
    options: linens('65 × 65 cm'),
    EUR: 3950,
    GBP: 3400,
  },
  sheet: {
    sku: 'LS-27',
    name: { en: 'Sheet, washed linen', fr: 'Drap en lin lavé' },
    options: linens('270 × 300 cm'),
    EUR: 14900,
    GBP: 12900,
  },
  duvet: {
    sku: 'LD-24',
    name: { en: 'Duvet cover, washed linen', fr: 'Housse de couette en lin lavé' },
    options: linens('240 × 260 cm'),
    EUR: 18900,
    GBP: 16500,
  },
} satisfies Record<string, Product>

export type ProductName = keyof typeof catalogue
