/** One of the “seven battles”; the speech names two and leaves five without a name. */
export type Battle =
  | {
      no: number
      named: true
      sentenceNo: number
      directiveKey: string
      quoteEn: string
      quoteZh: string
      titleEn: string
      titleZh: string
    }
  | { no: number; named: false; sentenceNo: number }

export const battles: readonly Battle[] = [
  {
    no: 1,
    named: true,
    sentenceNo: 17,
    directiveKey: 'battle-gas',
    quoteEn: 'urban gas pipeline remediation',
    quoteZh: '城市燃气管道整治',
    titleEn: 'Urban gas pipeline remediation',
    titleZh: '城市燃气管道整治',
  },
  {
    no: 2,
    named: true,
    sentenceNo: 17,
    directiveKey: 'battle-chemicals-explosives',
    quoteEn: 'centralized management of dangerous chemical products and explosives',
    quoteZh: '危化品爆炸物品集中治理',
    titleEn: 'Centralized management of dangerous chemicals and explosives',
    titleZh: '危化品爆炸物品集中治理',
  },
  { no: 3, named: false, sentenceNo: 17 },
  { no: 4, named: false, sentenceNo: 17 },
  { no: 5, named: false, sentenceNo: 17 },
  { no: 6, named: false, sentenceNo: 17 },
  { no: 7, named: false, sentenceNo: 17 },
]
