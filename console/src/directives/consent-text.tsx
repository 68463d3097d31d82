import { BodyLong, Heading, type HeadingProps } from '@navikt/ds-react'
import type { Locale } from '../generated/graphql.ts'
import { readConsentText } from './read-consent-text.ts'

interface ConsentTextProps {
  readonly text: string
  /** The language it is in. */
  readonly locale: Locale
  /** Of the text's own title. */
  readonly level: '2' | '3'
}

/** The text a family signs, as the registry wrote it: nothing added, nothing left out. */
export function ConsentText({ text, locale, level }: ConsentTextProps) {
  const below: HeadingProps['level'] = level === '2' ? '3' : '4'
  return (
    <div className="consent-text" lang={locale}>
      {readConsentText(text).map(({ heading, blocks }, index) => (
        <section key={heading}>
          <Heading level={index === 0 ? level : below} size={index === 0 ? 'small' : 'xsmall'}>
            {heading}
          </Heading>
          {blocks.map((block) =>
            typeof block === 'string' ? (
              <BodyLong key={block}>{block}</BodyLong>
            ) : (
              <ul key={block.join()}>
                {block.map((item) => (
                  <BodyLong as="li" key={item}>
                    {item}
                  </BodyLong>
                ))}
              </ul>
            ),
          )}
        </section>
      ))}
    </div>
  )
}
