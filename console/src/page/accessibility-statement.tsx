import { ArrowLeftIcon } from '@navikt/aksel-icons'
import { BodyLong, Button, Heading, Link, VStack } from '@navikt/ds-react'
import { type ReactNode, useEffect, useEffectEvent } from 'react'
import { t } from '../texts/index.ts'
import { PageHeader } from './page-header.tsx'
import { View } from './view.tsx'

interface AccessibilityStatementProps {
  /** It is gone, by its own button or the browser's. */
  readonly onClosed: () => void
}

/** How well the law's demands are met, and whom to tell where they are not. */
export function AccessibilityStatement({ onClosed }: AccessibilityStatementProps) {
  const tellClosed = useEffectEvent(onClosed)
  useEffect(() => () => tellClosed(), [])
  const back = (
    <Button
      variant="tertiary"
      size="small"
      icon={<ArrowLeftIcon aria-hidden />}
      onClick={() => history.back()}
      className="view-back"
    >
      {t('accessibility.back')}
    </Button>
  )
  return (
    <>
      <PageHeader />
      <View title={t('accessibility.title')} name={t('accessibility.title')} before={back}>
        <VStack gap="space-24" className="prose">
          <BodyLong>{t('accessibility.intro')}</BodyLong>
          <Part title={t('accessibility.status.title')}>
            <BodyLong spacing>{t('accessibility.status.aim')}</BodyLong>
            <BodyLong>{t('accessibility.status.unproven')}</BodyLong>
          </Part>
          <Part title={t('accessibility.gaps.title')}>
            <ul>
              <BodyLong as="li">{t('accessibility.gaps.translations')}</BodyLong>
              <BodyLong as="li">{t('accessibility.gaps.sami')}</BodyLong>
              <BodyLong as="li">{t('accessibility.gaps.originals')}</BodyLong>
            </ul>
          </Part>
          <Part title={t('accessibility.report.title')}>
            <BodyLong>{t('accessibility.report.body')}</BodyLong>
          </Part>
          <Part title={t('accessibility.supervisor.title')}>
            <BodyLong>
              {t('accessibility.supervisor.body')}{' '}
              <Link href="https://www.uutilsynet.no">{t('accessibility.supervisor.link')}</Link>
            </BodyLong>
          </Part>
        </VStack>
      </View>
    </>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <Heading level="2" size="small" spacing>
        {title}
      </Heading>
      {children}
    </section>
  )
}
