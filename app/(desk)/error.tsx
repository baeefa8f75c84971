'use client'

import { type Broken, BrokenPage } from '../broken-page'

export default function ErrorPage(broken: Broken) {
  return <BrokenPage {...broken} />
}
