/**
 * Saves a file made in the page on the reader's device; it goes nowhere else. A CSV begins with the mark by which
 * spreadsheets know that it is UTF-8.
 * @param name seen by whoever uses the device: it names neither child nor slice
 */
export function downloadFile(name: string, type: 'application/json' | 'text/csv', content: string): void {
  const blob = new Blob([type === 'text/csv' ? '\uFEFF' : '', content], { type: `${type};charset=utf-8` })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 0)
}
