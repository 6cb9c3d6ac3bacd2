/** What the public pages say: published facts only, read at each visit, nothing about anyone who asks. */
import type { PublicProgramme } from '#contract/door.ts';
import type { ShownHelpLine } from '#programme/help-lines.ts';
import type { QuestionSet } from '#programme/questionnaire.ts';
import type { RoundMode, RoundMoment, RoundStanding } from '#programme/round.ts';
import type { ProgrammeSettings } from '#programme/settings.ts';
import type { OwnWording } from '#wording/guide.ts';
import type { Locale } from '#texts/locales.ts';
import type { Shipped } from '../content/shipped.ts';
import type { SiteAssets } from './assets.ts';
import type { PageName } from './paths.ts';

export interface PublicFacts {
  readonly programme: PublicProgramme;
  readonly settings: ProgrammeSettings;
  /** What the programme made of the guide that ships. */
  readonly wording: OwnWording;
}

/** A round of a questionnaire, of the questions box or of an undertaking, as whoever has its code may know it. */
export interface PublicRound {
  readonly id: string;
  readonly code: string;
  readonly moment: RoundMoment;
  readonly mode: RoundMode;
  /** Null: the questions box, or an undertaking. */
  readonly set: QuestionSet | null;
  /** `full`: as many answers came as were planned. */
  readonly standing: RoundStanding | 'full';
  /** Epoch ms. */
  readonly opensAt: number;
}

/** Everything a page is made from. */
export interface View {
  readonly locale: Locale;
  readonly page: PageName;
  /** Last part of the address of a page that stands below another (`/guide/…`); null for the page itself. */
  readonly item: string | null;
  /** What the address asks for after its `?`: filters of the guide. */
  readonly query: Readonly<Record<string, string>>;
  /** Where people reach this server, such as `https://…`: for what is printed. */
  readonly origin: string;
  /** Languages that the programme offers, this one among them. */
  readonly languages: readonly Locale[];
  readonly facts: PublicFacts;
  /** Help lines that this programme shows, today. */
  readonly lines: readonly ShownHelpLine[];
  readonly shipped: Shipped;
  readonly assets: SiteAssets;
  /** What runs here, and where its source is found; null: it is asked for. */
  readonly program: { readonly version: string; readonly source: string | null };
  /** Epoch ms. */
  readonly now: number;
  /** Came by HTTPS or from this very machine: only then can a browser seal. */
  readonly sealable: boolean;
  /** Of the questionnaire's page: the round that its code names; null when it names none. */
  readonly round: PublicRound | null;
  /** *Try our own door*: an exercise, by a member who is signed in. */
  readonly practice: boolean;
}
