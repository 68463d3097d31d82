import { BodyShort, VStack } from '@navikt/ds-react'
import { OpenDirectivesDocument } from '../generated/graphql.ts'
import { useAnswer } from '../graph/use-answer.ts'
import { writeList } from '../format/lists.ts'
import { Loaded } from '../page/loaded.tsx'
import { ORIGINAL } from '../texts/languages.ts'
import { t } from '../texts/index.ts'
import { ConsentText } from './consent-text.tsx'
import { writeNames } from './write-sharing.ts'

/** For a registrar: the texts that wait for a signature, and whose. */
export function OpenDirectives({ child }: { readonly child: string }) {
  const asked = useAnswer(OpenDirectivesDocument, { child })
  return (
    <Loaded asked={asked}>
      {({ answer: { data } }) => {
        if (data.child === null) return <BodyShort>{t('child.notFound')}</BodyShort>
        const open = data.child.openDirectives ?? []
        if (open.length === 0) return <BodyShort>{t('directives.noneOpen')}</BodyShort>
        return (
          <VStack as="ul" gap="space-24" className="plain-list">
            {open.map(({ id, text, missing }) => (
              <li key={id} className="card">
                <BodyShort weight="semibold">
                  {t('directives.waitingFor', { names: writeList(writeNames(missing)) })}
                </BodyShort>
                {text === null ? (
                  <BodyShort>{t('directives.textGone')}</BodyShort>
                ) : (
                  <ConsentText text={text} locale={ORIGINAL} level="2" />
                )}
              </li>
            ))}
          </VStack>
        )
      }}
    </Loaded>
  )
}
