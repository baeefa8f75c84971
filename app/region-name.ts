/** A region's name as a map has room for it: without its rank, except where that tells it from another. */
export const shortRegion = {
  zh: (name: string): string => name.replace(/^延边朝鲜族自治州$/, '延边').replace(/(市|县|区)$/, ''),
  en: (name: string): string =>
    name === 'Jilin City'
      ? name
      : name.replace(/ (Korean |Mongol |Manchu )?(Autonomous )?(Prefecture|City|District|County)$/, ''),
}
