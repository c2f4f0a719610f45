import type { keysEn, membersEn } from './staff-keys-en.ts'

/** Les clés d’API et les membres de l’équipe, en français. */
export const keysFr: typeof keysEn = {
  title: 'Clés d’API',
  lead: 'Une clé permet à un de vos programmes d’apporter des commandes et des clients, ou de les lire.',
  make: 'Créer une clé',
  none: 'Il n’y a pas de clé.',
  caption: 'Clés de l’API',
  name: 'Nom',
  nameHint: 'À quoi sert la clé, par exemple « boutique »',
  may: 'Ce qu’elle permet',
  made: 'Créée',
  used: 'Dernière utilisation',
  never: 'jamais',
  state: 'État',
  end: 'Mettre fin à cette clé',
  endNamed: (name: string) => `Mettre fin à cette clé : ${name}`,
  ended: (moment: string) => `terminée, ${moment}`,
  scopes: {
    'orders:read': 'lire les commandes',
    'orders:write': 'écrire les commandes',
    'customers:read': 'lire les clients',
    'customers:write': 'écrire les clients',
  },
  madeTitle: 'Votre nouvelle clé',
  madeLead: (name: string) =>
    `Voici le secret de « ${name} ». Copiez-le maintenant : il n’est affiché que cette fois et n’est enregistré nulle part.`,
  back: 'Je l’ai gardé : retour aux clés',
  endTitle: 'Mettre fin à une clé',
  endLead: (name: string) =>
    `Les programmes qui utilisent « ${name} » ne reçoivent plus de réponse. Cela ne peut pas être annulé.`,
  keep: 'Garder la clé',
}

export const membersFr: typeof membersEn = {
  title: 'Équipe',
  lead: 'Les propriétaires peuvent tout faire. Les assistants aident les clients : pas de réglages, pas de clés, pas d’export, pas de suppression.',
  add: 'Ajouter quelqu’un',
  caption: 'Qui travaille ici',
  name: 'Nom',
  email: 'Adresse e-mail',
  role: 'Rôle',
  lastLogin: 'Dernière connexion',
  never: 'jamais',
  state: 'État',
  states: { open: 'peut se connecter', temporary: 'a un mot de passe temporaire', disabled: 'désactivé' },
  change: 'Modifier',
  changeNamed: (name: string) => `Modifier : ${name}`,
  madeTitle: 'Un mot de passe temporaire',
  madeLead: (name: string) =>
    `Remettez-le à ${name} en personne ou au téléphone. Il est valable un jour et n’est affiché que cette fois :`,
  madeNext: 'Il permet de choisir un mot de passe à soi et de mettre en place le second facteur.',
  back: 'Retour à l’équipe',
  acts: {
    disable: 'Désactiver',
    enable: 'Réactiver',
    'temporary-password': 'Faire un mot de passe temporaire',
  },
  disableLead: 'La désactivation déconnecte partout. On peut réactiver à tout moment.',
  enableLead: 'La réactivation permet de se connecter de nouveau, avec le mot de passe d’avant.',
  temporaryLead:
    'Pour qui a perdu son mot de passe ou son téléphone. L’ancien mot de passe et le second facteur cessent de fonctionner, et tout est déconnecté.',
}
