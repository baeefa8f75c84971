export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The theme the reader chose; otherwise their system's. */
export const themeFrom = (chosen: string | undefined): Theme => themes.find(theme => theme === chosen) ?? 'auto'
