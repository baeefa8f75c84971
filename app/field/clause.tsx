'use client'

import { Basis } from '@/components/basis'
import type { BundleItem } from './bundle'
import { useWords } from './words'

const seenWords = ['full', 'excerpt', 'UNVERIFIED']

/** The clause an item cites, with how much of its text was seen. */
export function Clause({ item }: { item: BundleItem }) {
  const { say } = useWords()
  const seen = seenWords.includes(item.seen) ? item.seen : 'UNVERIFIED'
  return (
    <div className="law">
      <span lang="zh-CN">{item.clause}</span> <Basis unseen={seen !== 'full'}>{say(`seen.${seen}`)}</Basis>
    </div>
  )
}
