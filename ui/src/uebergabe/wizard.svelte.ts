// The way from the choice to what was written: what is asked for, what was decided on the way, what came of it.
// Renders nothing. Decisions live as long as the screen; only words are remembered, by the program.
import { asFailure, type Failure } from "../components/failure";
import { call } from "../ipc/call";
import { CommandFailure } from "../ipc/errors";
import type {
  CreatedUebergabe, CreateUebergabe, DecideWords, EntryId, EntryRow, Field, Kontakt, PacketForm, PrepareUebergabe, Relaxation, UebergabePreview,
  UebergabeProduct, WordAnswer, WordDecision,
} from "../ipc/generated/wire";
import { Decisions } from "./decisions.svelte";

/** What somebody chose before the preview. Kontakte and Dateien are ids as text, as check boxes give them. */
export type Choice = {
  stelle: string;
  product: UebergabeProduct;
  zweck: string;
  form: PacketForm;
  kind: string;
  validUntil: string | null;
  leadsFrom: string | null;
  jointTalk: string | null;
  kontakteMode: "all" | "since" | "single";
  since: string | null;
  kontakte: string[];
  dateien: string[];
};

/** The choice as the wizard opens. */
export function firstChoice(): Choice {
  return {
    stelle: "", product: "packet", zweck: "", form: "key", kind: "", validUntil: null, leadsFrom: null, jointTalk: null,
    kontakteMode: "all", since: null, kontakte: [], dateien: [],
  };
}

type Calls = {
  prepare: (request: PrepareUebergabe) => Promise<UebergabePreview>;
  decide: (request: DecideWords) => Promise<unknown>;
  create: (request: CreateUebergabe) => Promise<CreatedUebergabe>;
};

const CALLS: Calls = {
  prepare: (request) => call("prepare_uebergabe", request),
  decide: (request) => call("decide_words", request),
  create: (request) => call("create_uebergabe", request),
};

/** Refusals that a decision or a look answers. */
const ANSWERED_CODES = ["openQuestions", "attachmentUnseen"];
const CONSENT_CODES = ["noConsent", "consentEnded", "purposeMismatch", "groupMissing"];

export class Wizard {
  choice = $state(firstChoice());
  preview = $state.raw<UebergabePreview | null>(null);
  decisions = $state.raw<Decisions | null>(null);
  relaxed = $state.raw<Relaxation[]>([]);
  /** Files that somebody looked through in this preview. */
  seen = $state.raw<EntryId[]>([]);
  /** The sentences that tell something rare were read; others than those have to be read anew. */
  rareRead = $state(false);
  created = $state.raw<CreatedUebergabe | null>(null);
  failure = $state.raw<CommandFailure | Failure | null>(null);
  busy = $state(false);
  #waiting: WordDecision[] = [];
  #deciding: Promise<boolean> | undefined;
  readonly #fall: number;
  readonly #calls: Calls;

  constructor(fall: number, calls: Calls = CALLS) {
    [this.#fall, this.#calls] = [fall, calls];
  }

  /** What the program refused, as its code. */
  get code(): string {
    return this.failure instanceof CommandFailure ? this.failure.code : "";
  }

  /** The refusal is about the consent: missing, ended, for another purpose or for less. */
  get needsConsent(): boolean {
    return CONSENT_CODES.includes(this.code);
  }

  /** Files that nobody has looked through although the program could not. */
  get unseen(): number {
    if (this.preview?.product === "named") return 0;
    return (this.preview?.attachments ?? []).filter((one) => !one.searched && !this.seen.includes(one.datei)).length;
  }

  /** Answers that leaving would throw away. */
  get hasDecisions(): boolean {
    return this.created === null && (this.decisions?.list.length ?? 0) > 0;
  }

  /** Opens the preview for the present choice, or opens it anew; what was decided before holds on. */
  async prepare(kontakte: EntryRow<Kontakt>[]): Promise<void> {
    await this.#try(() => this.#again(kontakte));
  }

  /** Remembers a decision about a word and shows what leaves now. Words decided meanwhile go along in the next step. */
  decideWord(word: string, answer: WordAnswer, kontakte: EntryRow<Kontakt>[], replacement = ""): Promise<boolean> {
    this.#waiting = [...this.#waiting.filter((one) => one.word !== word), { word, answer, replacement }];
    this.#deciding ??= this.#decideWaiting(kontakte).finally(() => (this.#deciding = undefined));
    return this.#deciding;
  }

  /** Lets a field leave in another way than the profile says. */
  async relax(one: Relaxation, kontakte: EntryRow<Kontakt>[]): Promise<void> {
    const before = this.relaxed;
    this.relaxed = [...before.filter((other) => other.field !== one.field), one];
    if (!(await this.#try(() => this.#again(kontakte)))) this.relaxed = before;
  }

  /** A field leaves as the profile says again. */
  async unrelax(field: Field, kontakte: EntryRow<Kontakt>[]): Promise<void> {
    const before = this.relaxed;
    this.relaxed = before.filter((other) => other.field !== field);
    if (!(await this.#try(() => this.#again(kontakte)))) this.relaxed = before;
  }

  /** Says whether a file was looked through. */
  look(id: EntryId, seen: boolean): void {
    this.seen = seen ? [...this.seen.filter((one) => one !== id), id] : this.seen.filter((one) => one !== id);
    this.answered();
  }

  /** Somebody decides about what the program complained of: the complaint is old. */
  answered(): void {
    if (ANSWERED_CODES.includes(this.code)) this.failure = null;
  }

  /** Another choice was made, or a consent was entered: what was refused before says nothing any more. */
  forgive(): void {
    if (!this.busy) this.failure = null;
  }

  /** Writes what was previewed. */
  async create(folder: string): Promise<boolean> {
    return this.#try(async () => {
      if (!this.preview || !this.decisions) return;
      const { form, kind, validUntil, product } = this.choice;
      // Only the papers with a name say who leads from when.
      const { leadsFrom, jointTalk } = product === "named" ? this.choice : { leadsFrom: null, jointTalk: null };
      this.created = await this.#calls.create({
        draft: this.preview.draft, acceptSuggestions: false, decisions: this.decisions.list, form, kind, validUntil,
        leadsFrom, jointTalk, lookedThrough: this.seen, folder,
      });
    });
  }

  /** Back to the choice. The decisions are kept for the next preview of the same Fall. */
  back(): void {
    this.preview = null;
    this.failure = null;
  }

  async #decideWaiting(kontakte: EntryRow<Kontakt>[]): Promise<boolean> {
    while (this.#waiting.length > 0) {
      const words = this.#waiting.splice(0);
      const remembered = await this.#try(async () => {
        await this.#calls.decide({ fall: this.#fall, words });
        await this.#again(kontakte);
      });
      if (!remembered) return false;
    }
    return true;
  }

  async #again(kontakte: EntryRow<Kontakt>[]): Promise<void> {
    const made = await this.#calls.prepare(this.#request(kontakte));
    const before = JSON.stringify(this.decisions?.rare ?? []);
    this.decisions = new Decisions(made, this.decisions ?? undefined, () => this.answered());
    this.rareRead &&= before === JSON.stringify(this.decisions.rare);
    this.preview = made;
    this.seen = this.seen.filter((id) => made.attachments.some((one) => one.datei === id));
  }

  #request(kontakte: EntryRow<Kontakt>[]): PrepareUebergabe {
    const { stelle, product, form, zweck, dateien } = this.choice;
    // Files go only into a packet; a letter has no place for them.
    const files = product === "konferenz" ? [] : dateien.map(Number);
    return { fall: this.#fall, stelle: Number(stelle), product, form, zweck, kontakte: chosenKontakte(this.choice, kontakte), dateien: files, relaxed: this.relaxed };
  }

  /** One thing at a time: a second key pressed while the program works must not overtake the first. */
  async #try(work: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    [this.busy, this.failure] = [true, null];
    try {
      await work();
      return true;
    } catch (thrown) {
      this.failure = thrown instanceof CommandFailure ? thrown : asFailure(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}

/** The ids of the Kontakte that go along; `null` for all of them. */
export function chosenKontakte({ kontakteMode, since, kontakte }: Choice, rows: EntryRow<Kontakt>[]): EntryId[] | null {
  if (kontakteMode === "single") return kontakte.map(Number);
  if (kontakteMode === "since" && since !== null) return rows.filter((row) => row.value.date >= since).map((row) => row.id);
  return null;
}
