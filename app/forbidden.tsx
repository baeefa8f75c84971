import { Problem } from './problems'

export default function Forbidden() {
  return (
    <main id="content">
      <Problem kind="refused" />
    </main>
  )
}
