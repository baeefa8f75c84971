// Imported first by every entry point, so that an old Node gets a sentence instead of a syntax error further down.
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Sixlines needs Node 20.19 or newer (24 recommended); this is Node ${process.versions.node}.\n` +
      `六线需要 Node 20.19 或更新版本（建议 24）；当前为 ${process.versions.node}。`,
  )
  process.exit(1)
}
