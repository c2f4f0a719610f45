/** The file cannot be imported as it is. The message is a whole sentence for whoever typed the command. */
export class UnusableFile extends Error {}
