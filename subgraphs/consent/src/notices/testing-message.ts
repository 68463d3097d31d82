/** A message as whoever gets it reads it. */

export interface ReadMessage {
  readonly subject: string
  readonly text: string
  /** All of it, with nothing encoded, and without what is different in each message. */
  readonly plain: string
}

const unquote = (text: string): string =>
  decodeURIComponent(text.replaceAll('%', '%25').replaceAll(/=([0-9A-F]{2})/g, '%$1'))

/** Reads what nodemailer writes: quoted-printable text, and encoded words in the header. */
export function readMessage(message: string): ReadMessage {
  const end = message.indexOf('\r\n\r\n')
  const lines = message
    .slice(0, end)
    .replaceAll(/\r\n\s+/g, ' ')
    .split('\r\n')
  if (!lines.includes('Content-Transfer-Encoding: quoted-printable')) throw new Error('another encoding')
  const header = lines.map((line) =>
    line.replaceAll(/=\?UTF-8\?Q\?([^?]*)\?=/g, (_, word: string) => unquote(word.replaceAll('_', ' '))),
  )
  const text = unquote(message.slice(end + 4).replaceAll('=\r\n', '')).replaceAll('\r\n', '\n')
  const same = header.filter((line) => !/^(To|Date|Message-ID): /.test(line))
  return {
    subject: header.find((line) => line.startsWith('Subject: '))?.slice('Subject: '.length) ?? '',
    text,
    plain: [...same, '', text].join('\n'),
  }
}
