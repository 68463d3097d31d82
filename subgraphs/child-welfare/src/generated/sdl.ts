export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar date, YYYY-MM-DD. */
  Date: { input: string; output: string; }
};

/** A child, as this sector adds to it. */
export type Child = {
  /** What the child welfare service (barneverntjenesten) knows and the family shares. */
  readonly childWelfare?: Maybe<ChildWelfareRecord>;
  /** The child's id in the graph. Never an identity number. */
  readonly id: Scalars['ID']['output'];
};

/** The child welfare act in force when the measure was decided (Lov). */
export type ChildWelfareAct =
  /** Lov om barneverntjenester of 1992, in force to 31 December 2022. */
  | 'BVL'
  /** Barnevernsloven of 2021, in force from 1 January 2023. */
  | 'BVL2021';

/** An offer of help after 18 (SSB Barnevern: Ettervern). */
export type ChildWelfareAftercare = {
  /** When the offer was concluded (Konklusjon SluttDato). */
  readonly concludedDate?: Maybe<Scalars['Date']['output']>;
  /** When the offer was sent (TilbudSendtDato). */
  readonly offerSentDate: Scalars['Date']['output'];
  /** What the youth answered (Konklusjon); null while there is no answer. */
  readonly outcome?: Maybe<ChildWelfareAftercareOutcome>;
};

/** What came of an offer of help after 18 (Konklusjon). */
export type ChildWelfareAftercareOutcome =
  /** The youth accepted a measure (1). */
  | 'ACCEPTED'
  /** The youth did not want it, or no longer (2, 3). Why is not told. */
  | 'DECLINED';

/** A person in the service to call about the child (kontaktperson). */
export type ChildWelfareContact = {
  /** E-mail address (epost). */
  readonly email?: Maybe<Scalars['String']['output']>;
  /** Full name (navn). */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The office the person works at (kontor). */
  readonly office?: Maybe<Scalars['String']['output']>;
  /** Contact person or deputy (rolle). */
  readonly role: ChildWelfareContactRole;
  /** Telephone (telefon). */
  readonly telephone?: Maybe<Scalars['String']['output']>;
};

/** What a contact is to the child (rolle). */
export type ChildWelfareContactRole =
  /** Kontaktperson. */
  | 'CONTACT_PERSON'
  /** Stedfortreder. */
  | 'DEPUTY';

/** An investigation by the service (SSB Barnevern: Undersøkelse). */
export type ChildWelfareInvestigation = {
  /** When it was concluded (Konklusjon SluttDato); null while it runs. */
  readonly endDate?: Maybe<Scalars['Date']['output']>;
  /** The service has been given more time than the ordinary three months (UtvidetFrist Innvilget). */
  readonly hasExtendedDeadline: Scalars['Boolean']['output'];
  /** When it began (StartDato). */
  readonly startDate: Scalars['Date']['output'];
  /** Whether it is running or concluded. */
  readonly state: ChildWelfareInvestigationState;
};

/** Whether an investigation is running. */
export type ChildWelfareInvestigationState =
  /** Konkludert. */
  | 'CONCLUDED'
  /** Pågår. */
  | 'RUNNING';

/** The section of the act a measure rests on (SSB Barnevern: Lovhjemmel). */
export type ChildWelfareLegalBasis = {
  /** Which act (Lov). */
  readonly act: ChildWelfareAct;
  /** Chapter (Kapittel). */
  readonly chapter: Scalars['String']['output'];
  /** What the section provides for. */
  readonly kind: ChildWelfareLegalBasisKind;
  /** Section within the chapter (Paragraf). */
  readonly section: Scalars['String']['output'];
};

/** What a section of the act provides for. */
export type ChildWelfareLegalBasisKind =
  /** Hjelpetiltak. */
  | 'ASSISTANCE'
  /** Omsorgsovertakelse, as SSB's specification defines it. */
  | 'CARE_ORDER';

/** A measure for the child (SSB Barnevern: Tiltak). */
export type ChildWelfareMeasure = {
  /**
   * The category (Kategori). Null for a placement, where the category can tell with whom the child lives (a relative) or
   * under which other act; for a placement only the group is told.
   */
  readonly category?: Maybe<ChildWelfareMeasureCategory>;
  /** When it ended (Konklusjon SluttDato); null while it lasts. */
  readonly endDate?: Maybe<Scalars['Date']['output']>;
  /** The heading the measure stands under in the code list (Kategori). */
  readonly group: ChildWelfareMeasureGroup;
  /** The child lives outside the home because of this measure (plasseringstiltak). */
  readonly isPlacement: Scalars['Boolean']['output'];
  /**
   * The legal basis (Lovhjemmel). Null unless it is ordinary assistance or a care order: other sections tell of behaviour,
   * treatment, an emergency or aftercare. Paragraph, letter and sentence are not in the graph: they tell the grounds.
   */
  readonly legalBasis?: Maybe<ChildWelfareLegalBasis>;
  /** When the measure began or is to begin (StartDato). */
  readonly startDate: Scalars['Date']['output'];
};

/** A code of the code list of measures (SSB Barnevern: TiltakKategori). */
export type ChildWelfareMeasureCategory = {
  /** The code, such as 6.4 (Kode). */
  readonly code: Scalars['String']['output'];
  /** The code's text in Norwegian, as SSB publishes it, without the guidance in parentheses. */
  readonly text: Scalars['String']['output'];
};

/** A heading of the code list of measures (TiltakKategori). */
export type ChildWelfareMeasureGroup =
  /** Tiltak for å styrke barnets utvikling (4). */
  | 'CHILD_DEVELOPMENT'
  /** Nettverksarbeid/samarbeid med andre tjenester (6): among them individual plan (6.3) and responsible group (6.4). */
  | 'COOPERATION'
  /** Fosterhjem (2). */
  | 'FOSTER_HOME'
  /** Bolig (8). */
  | 'HOUSING'
  /** Institusjoner (1). */
  | 'INSTITUTION';

/** Help a parent is given in their own role (foreldrestøtte). */
export type ChildWelfareParentSupport = {
  /** The category of the help (Kategori), of groups 3 and 5 or code 4.4. */
  readonly category: ChildWelfareMeasureCategory;
  /** When it ended (slutt); null while it lasts. */
  readonly endDate?: Maybe<Scalars['Date']['output']>;
  /** When it began or is to begin (start). */
  readonly startDate: Scalars['Date']['output'];
};

/** A plan for the child (SSB Barnevern: Plan). */
export type ChildWelfarePlan = {
  /** When it ended (Konklusjon SluttDato); null while it lasts. */
  readonly endDate?: Maybe<Scalars['Date']['output']>;
  /** When the plan was evaluated (Evaluering), newest first. Empty when it never was. */
  readonly evaluations: ReadonlyArray<ChildWelfarePlanEvaluation>;
  /** The kind of plan (Plantype). */
  readonly kind: ChildWelfarePlanKind;
  /** When the plan began (StartDato). */
  readonly startDate: Scalars['Date']['output'];
};

/** An evaluation of a plan (SSB Barnevern: Evaluering). */
export type ChildWelfarePlanEvaluation = {
  /** When it was done (UtfortDato). */
  readonly date: Scalars['Date']['output'];
};

/** The kind of a plan (Plantype). The sections are not told apart: they would tell of behaviour or aftercare. */
export type ChildWelfarePlanKind =
  /** Omsorgsplan (3, 4). */
  | 'CARE_PLAN'
  /** Tiltaksplan (1, 2, 5). */
  | 'MEASURE_PLAN';

/**
 * What the child welfare service has recorded (SSB Barnevern: Sak), all cases of the child taken together.
 * Notifications of concern (Melding), who sent them (Melder), the grounds of any step (Saksinnhold, Vedtaksgrunnlag,
 * Tiltaksgrunnlag) and every free text (Presisering) are not in the graph: they tell of other people.
 */
export type ChildWelfareRecord = {
  /** Offers of help after 18 (Ettervern), newest first; the date the offer was sent counts when older records are left out. */
  readonly aftercare?: Maybe<ReadonlyArray<ChildWelfareAftercare>>;
  /**
   * Who in the service to call about the child (kontaktperson): the contact person first, then deputies. Describes today,
   * so no date limits it.
   */
  readonly contact?: Maybe<ReadonlyArray<ChildWelfareContact>>;
  /**
   * Whether an investigation is running or concluded (Undersøkelse), newest first; the start date counts when older records
   * are left out. What it is about and how it ended are not in the graph: both tell of the parents.
   */
  readonly investigationStatus?: Maybe<ReadonlyArray<ChildWelfareInvestigation>>;
  /**
   * The measures for the child (Tiltak), newest first; the start date counts when older records are left out.
   * Left out altogether are measures that tell of a parent (guidance and control in the home, drug tests, financial help:
   * groups 3 and 5 and code 4.4) and those that tell of treatment (group 7: examination, BUP).
   */
  readonly measures?: Maybe<ReadonlyArray<ChildWelfareMeasure>>;
  /**
   * Help a parent is given in their own role (foreldrestøtte), newest first; the start date counts when older records are
   * left out. Only help to a parent who said yes to it; which parent is not told.
   */
  readonly parentSupport?: Maybe<ReadonlyArray<ChildWelfareParentSupport>>;
  /**
   * The plans for the child (Plan), newest first; the start date counts when older records are left out.
   * Left out are contact plans (samværsplan), which tell when the child is with whom, and plans for an investigation
   * (undersøkelsesplan), which would tell of the slice investigationStatus.
   */
  readonly plan?: Maybe<ReadonlyArray<ChildWelfarePlan>>;
};
