import type { overviewEn } from './staff-overview-en.ts'

/** La première page de l’équipe, en français. */
export const overviewFr: typeof overviewEn = {
  title: 'Vue d’ensemble',
  find: 'Chercher',
  findLabel: 'Client, commande ou référence d’e-mail',
  emails: 'E-mails',
  waiting: 'En attente',
  oldest: 'le plus ancien depuis',
  failed: 'Non envoyés, en 24 heures',
  bounced: 'Revenus, en 24 heures',
  overLimit: 'Demandés trop souvent, depuis une heure',
  noEmailsUntil: 'aucun mot de passe temporaire ne part jusqu’à',
  noEmailsHint:
    'Il en est parti autant que la boutique en permet en une heure. Les invitations attendent leur tour ; si les clients en ont besoin de plus, augmentez TEMPORARY_PASSWORD_EMAILS_PER_HOUR sur le serveur.',
  lookAtEmails: 'Voir les e-mails',
  logins: 'Connexions de la dernière heure',
  refused: 'Refusées',
  refusedStaff: 'Refusées à l’équipe',
  limits: 'Réseaux au-delà de la limite',
  limitsHint:
    'Quelqu’un a essayé beaucoup de mots de passe. Personne n’est bloqué pour autant : un mot de passe temporaire laisse toujours entrer.',
  data: 'Données',
  backup: 'Dernière sauvegarde',
  noBackup: 'aucune encore',
  backupFailed: 'Dernière sauvegarde échouée',
  backupHint:
    'Réglez BACKUP_EVERY sur le serveur, ou tapez-y « comptoir backup FICHIER », pour que rien ne se perde avec son disque.',
  customers: 'Clients',
  size: 'Base de données',
  megabytes: (count: string) => `${count} Mo`,
  version: 'Version',
  look: 'à regarder',
}
