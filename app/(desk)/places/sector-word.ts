type Words = { (key: 'sector.gas'): string; has: (key: 'sector.gas') => boolean }

/** The word for a kind of place; one that the product does not know yet stays as it is written. */
export const sectorWord = (words: Words, sector: string): string => {
  const key = `sector.${sector}` as 'sector.gas'
  return words.has(key) ? words(key) : sector
}
