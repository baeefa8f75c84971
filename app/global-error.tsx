'use client'

import english from '@/messages/en/problems.json'
import chinese from '@/messages/zh-CN/problems.json'
import type { Broken } from './broken-page'
import './globals.css'

// the frame itself failed, and with it the reader's language: both are said
export default function GlobalError({ error, retry }: Broken) {
  return (
    <html lang="zh-CN" data-theme="auto">
      <body>
        <title>{`${chinese.error.title} · ${english.error.title}`}</title>
        <main className="problem">
          <h1>{chinese.error.title}</h1>
          <p>{chinese.error.happened}</p>
          <p className="kept">{chinese.error.kept}</p>
          <section lang="en" className="mt-6">
            <h2 className="lg">{english.error.title}</h2>
            <p>{english.error.happened}</p>
            <p className="kept">{english.error.kept}</p>
          </section>
          <div className="acts">
            <button type="button" className="btn pri" onClick={retry}>
              {chinese.retry} · <span lang="en">{english.retry}</span>
            </button>
          </div>
          {error.digest && <p className="hash">{error.digest}</p>}
        </main>
      </body>
    </html>
  )
}
