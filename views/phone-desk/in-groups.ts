/** A temporary password in its groups of four characters. */
export const inGroups = (text: string): string[] => text.match(/.{4}/g) ?? []
