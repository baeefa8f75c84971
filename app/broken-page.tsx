'use client'

import { useSyncExternalStore } from 'react'
import { ProblemPage } from '@/components/problem-page'
import english from '@/messages/en/problems.json'
import chinese from '@/messages/zh-CN/problems.json'

export type Broken = { error: Error & { digest?: string }; retry: () => void }

const never = () => () => {}

/** A page that met a fault. It may be drawn when nothing of the server can be reached, so it carries its own words. */
export function BrokenPage({ error, retry }: Broken) {
  // the page's own language, which may be set only while this is being drawn
  const language = useSyncExternalStore(
    never,
    () => document.documentElement.lang,
    () => '',
  )
  const words = language === 'en' ? english : chinese
  return (
    <ProblemPage
      kind="error"
      title={words.error.title}
      happened={words.error.happened}
      kept={words.error.kept}
      next={words.error.next}
      reference={error.digest && words.reference.replace('{digest}', error.digest)}
      actions={
        <>
          <button type="button" className="btn pri" onClick={retry}>
            {words.retry}
          </button>
          <a className="btn" href="/">
            {words.home}
          </a>
        </>
      }
    />
  )
}
