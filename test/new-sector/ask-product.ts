import { startProduct } from '@samsyn/demo/product'

/** Starts the product it stands in, and says which slices of a sector a family's page lists. */
const [sector] = process.argv.slice(2)
const product = await startProduct()
try {
  const token = await product.issuer.issueToken('guardian-a')
  const response = await fetch(`${product.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ slices { id sector name } }' }),
  })
  const { data } = (await response.json()) as { data: { slices: { sector: string }[] } }
  process.stdout.write(`${JSON.stringify(data.slices.filter((slice) => slice.sector === sector))}\n`)
} finally {
  await product.close()
}
