/** Hands the reader a file made in the page. A CSV begins with the mark by which spreadsheets know that it is UTF-8. */
export function downloadFile(name: string, type: 'application/json' | 'text/csv', content: string): void {
  const blob = new Blob([type === 'text/csv' ? '\uFEFF' : '', content], { type: `${type};charset=utf-8` })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 0)
}
