/** People for a large shop: the same ones each time, with the frequent and the rare names that a real list has. */
export type MadeUpPerson = {
  firstName: string
  lastName: string
  email: string
  company: string | null
  phone: string | null
}

const firstNames =
  'Marie Jean Pierre Anne Claire Michel Nathalie Philippe Isabelle Nicolas Sophie Thomas Camille Julie Léa Hélène Zoé Chloé François René Aurélie Émilie Jérôme Stéphane Benoît Gaëlle Loïc Noémie Inès Théo Hugo Lucas Emma Louise Jules Manon Sarah Adam Mohamed Fatima Karim Leïla Youssef Amina Anna Eva Karl Jürgen Björn Søren Łukasz Zuzanna Martin Peter Ursula Heike Dieter Giulia Marco Luca Chiara Francesca Matteo María José Lucía Javier Carmen Sofía Diego Elena Olga Ivan Dmitri Natalia James Mary John Patricia Robert Jennifer Linda William Elizabeth David Barbara Susan Richard Jessica Joseph Karen Nancy Daniel Lisa Matthew Betty Anthony Margaret Mark Sandra Donald Ashley Steven Kimberly Paul Emily Andrew Donna Joshua Michelle Kenneth Carol Kevin Amanda Brian Melissa George Deborah Edward Stephanie Ronald Rebecca Timothy Laura Jason Sharon Jeffrey Cynthia Ryan Kathleen Jacob Amy Gary Angela'.split(
    ' ',
  )
const lastNames =
  'Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Müller Lefèvre Faure André Mercier Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier García Perrin Robin Clément Morin Nicolas Henry Roussel Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brandt Smith Johnson Williams Brown Jones Davis Miller Wilson Anderson Taylor Schmidt Schneider Fischer Weber Wagner Becker Schulz Hoffmann Rossi Russo Ferrari Esposito Bianchi Nowak Kowalski Novák Nguyễn Tran Silva Santos Ferreira'.split(
    ' ',
  )
const syllables =
  'ba be bi bo bra cha che co da de del do du fa fer fo ga gar gi gra ha hel ja jo ka ker la le len li lo ma mar me mi mon mu na ne ni no pa pel pi po qua ra re ri ro ru sa sau se si so ta te ti to tra tu va vau ve vi vo za ze'.split(
    ' ',
  )
const endings = [
  'n',
  'rd',
  'x',
  't',
  'ux',
  'lle',
  'au',
  'et',
  'in',
  'ier',
  'son',
  'ski',
  'er',
  'ez',
  'i',
  's',
]
const mailboxes =
  'gmail.com gmail.com gmail.com orange.fr hotmail.fr yahoo.fr free.fr outlook.com gmx.de'.split(' ')
const trades = 'Menuiserie Boulangerie Garage Atelier Librairie Cabinet Studio Ferme Hôtel Imprimerie'.split(
  ' ',
)

/** Person number `at`: of any number of people, about one in six has a rare name. */
export function madeUpPerson(at: number): MadeUpPerson {
  const chance = chanceOf(at)
  const often = <Item>(list: readonly Item[]) => list[Math.floor(list.length * chance() ** 2.2)] as Item
  const any = <Item>(list: readonly Item[]) => list[Math.floor(list.length * chance())] as Item
  const rare = () =>
    capital(
      Array.from({ length: 2 + Math.floor(chance() * 2) }, () => any(syllables)).join('') + any(endings),
    )

  const firstName = chance() < 0.06 ? `${often(firstNames)}-${often(firstNames)}` : often(firstNames)
  const lastName = chance() < 0.6 ? rare() : often(lastNames)
  const mailbox = chance() < 0.1 ? `${plain(lastName)}.example` : any(mailboxes)
  const separator = any(['.', '', '_', '-'])
  return {
    firstName,
    lastName,
    email: `${plain(firstName)}${separator}${plain(lastName)}${at.toString(36)}@${mailbox}`,
    company: chance() < 0.15 ? `${any(trades)} ${lastName}` : null,
    phone:
      chance() < 0.6 ? `+33${1 + Math.floor(chance() * 7)}${String(at * 97 + 10_000_000).slice(-8)}` : null,
  }
}

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)

const plain = (name: string) =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/[^a-z-]/g, '')

/** Numbers from 0 up to 1, the same ones for the same person (mulberry32). */
function chanceOf(at: number): () => number {
  let state = (at + 1) * 0x9e3779b9
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
