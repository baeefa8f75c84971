import { Problem } from './problems'

export default function NotFound() {
  return (
    <main id="content">
      <Problem kind="notFound" />
    </main>
  )
}
