/** Controls other than line ends and tabs, and the marks that turn the order of what follows around. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unwanted = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

/** A text without what nobody can see and what would turn other words around. */
export const plainText = (text: string): string => text.replace(unwanted, '')
