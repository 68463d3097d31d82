export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar date in Norway (Europe/Oslo), YYYY-MM-DD. */
  Date: { input: string; output: string; }
};

/** A child or youth (barn, ungdom). */
export type Child = {
  /** The id of the child in this graph; never an identity number. */
  readonly id: Scalars['ID']['output'];
  /** What NAV knows, as far as the family shares it. */
  readonly nav?: Maybe<NavRecord>;
};

/** An activity in the activity plan (Nav: aktivitet). */
export type NavActivity = {
  /** Whether the youth has agreed on it with NAV (Nav: avtalt). */
  readonly agreedWithNav?: Maybe<Scalars['Boolean']['output']>;
  /** Last day (Nav: tilDato). */
  readonly endDate?: Maybe<Scalars['Date']['output']>;
  /** First day (Nav: fraDato). */
  readonly startDate?: Maybe<Scalars['Date']['output']>;
  /** How far it has come (Nav: status). */
  readonly status: NavActivityStatus;
  /** A neutral title in bokmål that follows from the type; never the title that was written (Nav: tittel). */
  readonly title: Scalars['String']['output'];
  /** What kind of activity it is (Nav: type, eksternAktivitet.type). */
  readonly type: NavActivityType;
};

/** How far an activity has come (Nav: AktivitetStatus). */
export type NavActivityStatus =
  /** Broken off (Nav: AVBRUTT). */
  | 'BROKEN_OFF'
  /** Completed (Nav: FULLFORT). */
  | 'COMPLETED'
  /** The youth is interested (Nav: BRUKER_ER_INTERESSERT). */
  | 'INTERESTED'
  /** Going on (Nav: GJENNOMFORES). */
  | 'IN_PROGRESS'
  /** Planned (Nav: PLANLAGT). */
  | 'PLANNED';

/**
 * The kind of an activity (Nav: AktivitetTypeDTO, AktivitetskortType). Kinds that presuppose an illness, a disability or an
 * immigrant background are merged into a wider one.
 */
export type NavActivityType =
  /** Upper secondary or higher education (Nav: GRUFAGYRKE, ENKFAGYRKE, HOYEREUTD, STUDIESPESIALISERING, FAG_OG_YRKESOPPLAERING, HOYERE_YRKESFAGLIG_UTDANNING). */
  | 'EDUCATION'
  /** A job the youth has (Nav: IJOBB). */
  | 'EMPLOYMENT'
  /** A vacancy or an application (Nav: STILLING, STILLING_FRA_NAV). */
  | 'JOB_APPLICATION'
  /** A job club or digital follow-up (Nav: JOBBK, DIGIOPPARB). */
  | 'JOB_CLUB'
  /** An agreement on looking for work (Nav: SOKEAVTALE). */
  | 'JOB_SEARCH'
  /** Another labour market measure; which one is not told (Nav: INDOPPFAG, ARBFORB, AVKLARAG, VASV, VARIG_TILRETTELAGT_ARBEID_…, TILRETTELAGT_ARBEID_ORDINAER). */
  | 'MEASURE'
  /** A meeting with NAV (Nav: MOTE). */
  | 'MEETING'
  /** A mentor (Nav: MENTOR). */
  | 'MENTOR'
  /** Something of the youth's own (Nav: EGEN). */
  | 'OWN_ACTIVITY'
  /** A recruitment event (Nav: REKRUTTERINGSTREFF). */
  | 'RECRUITMENT_EVENT'
  /** A summer job (Nav: SOMMERJOBB). */
  | 'SUMMER_JOB'
  /** Labour market training, language and basic skills included (Nav: GRUPPEAMO, ENKELAMO, ARBEIDSMARKEDSOPPLAERING, NORSKOPPLAERING_…). */
  | 'TRAINING'
  /** A wage subsidy of any kind (Nav: MIDLERTIDIG_, VARIG_, FIREARIG_LONNSTILSKUDD). */
  | 'WAGE_SUBSIDY'
  /** Work training (Nav: ARBEIDSTRENING). */
  | 'WORK_TRAINING';

/** The NAV office that follows up (Nav: oppfølgingsenhet). */
export type NavContact = {
  /** The office's name (Nav: enhet.navn). */
  readonly officeName?: Maybe<Scalars['String']['output']>;
  /** The office's four-digit number (Nav: enhet.id). */
  readonly officeNumber?: Maybe<Scalars['String']['output']>;
};

/** A decision on the need for assistance (NAV-loven § 14 a: § 14 a-vedtak). Its grounds are not told. */
export type NavDecision14a = {
  /** The day the decision was made (Nav: fattetDato). */
  readonly decidedOn: Scalars['Date']['output'];
  /** What the assistance aims at (Nav: hovedmål). */
  readonly mainGoal?: Maybe<NavMainGoal>;
  /** How much assistance NAV finds the youth needs (Nav: innsatsgruppe). */
  readonly supportGroup: NavSupportGroup;
};

/** Follow-up by NAV (Nav: oppfølging). */
export type NavFollowUp = {
  /** Periods of follow-up (Nav: oppfølgingsperioder). */
  readonly periods?: Maybe<ReadonlyArray<NavFollowUpPeriod>>;
  /** Whether NAV follows up today (Nav: erUnderOppfolging). Today's state: shared whatever period the consent covers. */
  readonly underFollowUp?: Maybe<Scalars['Boolean']['output']>;
};

/** A period of follow-up (Nav: Oppfolgingsperiode). Why it ended is not told. */
export type NavFollowUpPeriod = {
  /** Last day (Nav: sluttTidspunkt). Null: not ended. */
  readonly endDate?: Maybe<Scalars['Date']['output']>;
  /** First day (Nav: startTidspunkt). */
  readonly startDate: Scalars['Date']['output'];
};

/** One parent's part of the household's finances (Nav: husholdningsøkonomi). */
export type NavHouseholdEconomy = {
  /** Whose part it is, as the parent is registered for the child (PDL: relatertPersonsRolle). */
  readonly parent: NavParentRole;
  /** What that parent receives. */
  readonly supports: ReadonlyArray<NavSupport>;
};

/** What the assistance aims at (Nav: hovedmål). */
export type NavMainGoal =
  /** Nav: SKAFFE_ARBEID. */
  | 'GET_WORK'
  /** Nav: OKE_DELTAKELSE. */
  | 'INCREASE_PARTICIPATION'
  /** Nav: BEHOLDE_ARBEID. */
  | 'KEEP_WORK';

/** What a parent is to the child (PDL: ForelderBarnRelasjonRolle). */
export type NavParentRole =
  /** PDL: MEDMOR. */
  | 'CO_MOTHER'
  /** PDL: FAR. */
  | 'FATHER'
  /** PDL: MOR. */
  | 'MOTHER'
  /** Holds parental responsibility without being a registered parent (PDL: foreldreansvar.ansvarlig). */
  | 'OTHER_HOLDER';

/**
 * NAV's record of a child or youth, one field for each slice a family says yes or no to. Of a person whose record is locked
 * to one office (Nav: kontorsperre), or where that cannot be established, every field is null.
 */
export type NavRecord = {
  /**
   * The activity plan (Nav: aktivitetsplan). An activity counts by its start date. Titles, descriptions and all other free
   * text are left out, as they may name an employer, a place or an illness. Treatment (BEHANDLING), conversation notes
   * (SAMTALEREFERAT), vocational rehabilitation (ARBRRHDAG) and measures whose kind stands in free text only (ARENA_TILTAK)
   * are never in it.
   */
  readonly activities?: Maybe<ReadonlyArray<NavActivity>>;
  /**
   * The youth's own benefits (Nav: ytelser). A benefit counts by its start date. Income benefits are not told apart, since
   * many of them tell of an illness, a pregnancy, a death or a decision under § 14 a; a benefit given for illness alone
   * (grunnstønad, hjelpestønad) or for the birth of a child (engangsstønad) is never in it.
   */
  readonly benefits?: Maybe<ReadonlyArray<NavSupport>>;
  /** Who follows up (Nav: veileder, oppfølgingsenhet). Today's state: shared whatever period the consent covers. */
  readonly contact?: Maybe<NavContact>;
  /** The decision in force on the need for assistance (NAV-loven § 14 a). Counts by the date it was made. */
  readonly decision14a?: Maybe<NavDecision14a>;
  /** Follow-up by NAV (Nav: oppfølging). A period counts by its start date. */
  readonly followUp?: Maybe<NavFollowUp>;
  /**
   * The household's finances (Nav: husholdningsøkonomi), as each parent's own affairs: only parents who have themselves said
   * yes are in it. A support counts by its start date. Support given to a couple together is left out, as it is the other
   * person's affair too.
   */
  readonly householdEconomy?: Maybe<ReadonlyArray<NavHouseholdEconomy>>;
};

/** A benefit or service one person receives (Nav: ytelse). Amounts and grounds are not told. */
export type NavSupport = {
  /** Last day (Nav: tilDato). Null: not ended. */
  readonly endDate?: Maybe<Scalars['Date']['output']>;
  /** What kind of support it is (Nav: ytelse). */
  readonly kind: NavSupportKind;
  /** First day (Nav: fraDato). */
  readonly startDate: Scalars['Date']['output'];
};

/** How much assistance is needed (Nav: innsatsgruppe). */
export type NavSupportGroup =
  /** Nav: GODE_MULIGHETER. */
  | 'GOOD_OPPORTUNITIES'
  /** Nav: TRENGER_VEILEDNING. */
  | 'NEEDS_GUIDANCE'
  /** Nav: TRENGER_VEILEDNING_NEDSATT_ARBEIDSEVNE. */
  | 'NEEDS_GUIDANCE_REDUCED_WORK_CAPACITY'
  /** Nav: JOBBE_DELVIS. */
  | 'PARTLY_ABLE_TO_WORK'
  /** Nav: LITEN_MULIGHET_TIL_A_JOBBE. */
  | 'SMALL_CHANCE_OF_WORKING';

/** A kind of support (Nav: ytelse). */
export type NavSupportKind =
  /** Financial assistance under sosialtjenesteloven § 18 (Nav: økonomisk stønad). */
  | 'FINANCIAL_ASSISTANCE'
  /** Advice on finances and debt under sosialtjenesteloven § 17 (Nav: økonomisk rådgivning). */
  | 'FINANCIAL_COUNSELLING'
  /** Housing allowance (Husbanken: bostøtte). */
  | 'HOUSING_ALLOWANCE'
  /** A benefit in place of income; which one is not told (Nav: dagpenger, tiltakspenger, arbeidsavklaringspenger, sykepenger, uføretrygd, barnepensjon and others). */
  | 'INCOME_BENEFIT';
