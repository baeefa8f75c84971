import { Problem } from '../problems'

export default function NotFound() {
  return <Problem kind="notFound" />
}
