// What was decided about the marked places of the notes. Renders nothing.
import type { NotePreview, SpanDecision, SpanPreview, UebergabePreview } from "../ipc/generated/wire";

/** A stretch of a note: plain text, or a marked place with its index. `rare` says where a sentence that tells something rare begins and goes on. */
export type Stretch = { text: string; span: SpanPreview | null; index: number; rare: "first" | "rest" | null };

/** A sentence by which somebody could be known without a name. */
export type RareSentence = { heading: string; sentence: string; reason: string };

/** One word that waits for a decision, wherever it stands. */
export type Question = {
  word: string;
  times: number;
  replacement: string;
  reason: string;
  decided: boolean | null;
  /** The answer was given before, on the way to another Übergabe of this Fall. */
  remembered: boolean;
  /** What stands around its first place. */
  before: string;
  after: string;
};

/** Letters shown on each side of a word: enough to know who is meant. */
const AROUND = 45;

/** Cuts a note into plain and marked stretches. Positions count code points, as the program counts. */
export function stretches(note: NotePreview): Stretch[] {
  const points = Array.from(note.original);
  const order = note.spans.map((span, index) => ({ span, index })).sort((a, b) => a.span.start - b.span.start);
  const cut: Stretch[] = [];
  const begun = new Set<number>();
  const add = (from: number, to: number, span: SpanPreview | null, index: number) => {
    const hint = note.hints.findIndex((one) => one.start < to && one.end > from);
    const rare = hint < 0 ? null : begun.has(hint) ? "rest" : "first";
    begun.add(hint);
    cut.push({ text: points.slice(from, to).join(""), span, index, rare });
  };
  const addPlain = (from: number, to: number) => {
    const edges = note.hints.flatMap((one) => [one.start, one.end]).filter((edge) => edge > from && edge < to);
    const ends = [...edges, to];
    ends.forEach((end, nth) => add(nth === 0 ? from : (ends[nth - 1] ?? from), end, null, -1));
  };
  let at = 0;
  for (const { span, index } of order) {
    if (span.start < at) continue;
    if (span.start > at) addPlain(at, span.start);
    add(span.start, span.end, span, index);
    at = span.end;
  }
  if (at < points.length) addPlain(at, points.length);
  return cut;
}

export class Decisions {
  readonly notes: { note: NotePreview; parts: Stretch[] }[];
  /** What was decided here; what the program remembered is decided without it. */
  #made = $state<Record<string, boolean>>({});
  readonly #ondecided: () => void;

  /** What was decided before about the same places of the same notes is decided still. */
  constructor(preview: UebergabePreview, before?: Decisions, ondecided: () => void = () => {}) {
    this.notes = preview.notes.map((note) => ({ note, parts: stretches(note) }));
    this.#ondecided = ondecided;
    const known = before?.places ?? new Map<string, boolean>();
    for (const [key, index] of this.#keys()) {
      const replace = known.get(key);
      if (replace !== undefined) this.#made[index] = replace;
    }
  }

  /** The decisions by note and place, so that they outlive a preview. */
  get places(): Map<string, boolean> {
    const made = this.#keys().flatMap(([key, index]) => {
      const replace = this.#made[index];
      return replace === undefined ? [] : [[key, replace] as const];
    });
    return new Map(made);
  }

  /** `true` replace, `false` keep, `null` undecided. Places that need no decision are replaced. */
  of(note: number, part: Stretch): boolean | null {
    if (part.span?.class !== "ask") return true;
    return this.#made[`${note}-${part.index}`] ?? part.span.remembered ?? null;
  }

  decide(note: number, index: number, replace: boolean): void {
    this.#made[`${note}-${index}`] = replace;
    this.#ondecided();
  }

  /** Undecided becomes replaced; after that the two answers take turns. */
  toggle(note: number, part: Stretch): void {
    this.decide(note, part.index, this.of(note, part) !== true);
  }

  /** One decision for a word in every note. */
  decideWord(word: string, replace: boolean): void {
    for (const { note, part } of this.#asked()) {
      if (part.text === word) this.decide(note, part.index, replace);
    }
  }

  /** Takes every suggestion that is still open; gives their number. */
  acceptRest(): number {
    const open = this.#asked().filter(({ note, part }) => this.of(note, part) === null);
    for (const { note, part } of open) this.decide(note, part.index, true);
    return open.length;
  }

  get open(): number {
    return this.#asked().filter(({ note, part }) => this.of(note, part) === null).length;
  }

  /** Every word that has to be decided, in the order of the notes. */
  get questions(): Question[] {
    const words = new Map<string, Question>();
    for (const { note, part } of this.#asked()) {
      const known = words.get(part.text);
      const decided = this.of(note, part);
      if (known) {
        known.times += 1;
        known.remembered &&= this.#isRemembered(note, part);
        if (known.decided !== decided) known.decided = null;
      } else {
        const { replacement, reason } = part.span;
        words.set(part.text, { word: part.text, times: 1, replacement, reason, decided, remembered: this.#isRemembered(note, part), ...around(this.notes[note]?.note, part.span) });
      }
    }
    return [...words.values()];
  }

  /** Every sentence that tells something rare, in the order of the notes. */
  get rare(): RareSentence[] {
    return this.notes.flatMap(({ note }) => {
      const points = Array.from(note.original);
      return note.hints.map(({ start, end, reason }) => ({ heading: note.heading, sentence: points.slice(start, end).join("").replace(/\s+/g, " "), reason }));
    });
  }

  /**
   * What the program is told: a decision for every place that was asked about. What it remembered itself is left out, because
   * it remembered with which words, and those stand in the preview.
   */
  get list(): SpanDecision[] {
    return this.#asked().flatMap(({ note, part }) => {
      const replace = this.of(note, part);
      return replace === null || this.#isRemembered(note, part) ? [] : [{ note, span: part.index, replace }];
    });
  }

  /** The answer for this place is the one that the program remembered. */
  #isRemembered(note: number, part: Stretch): boolean {
    const remembered = part.span?.remembered ?? null;
    return remembered !== null && this.of(note, part) === remembered;
  }

  /** Every place that was asked about: its note and stretch of text, and where its decision lies. Equal notes are told apart by their order. */
  #keys(): [key: string, index: string][] {
    const seen = new Map<string, number>();
    return this.notes.flatMap(({ note, parts }, at) => {
      const same = JSON.stringify([note.heading, note.original]);
      const nth = seen.get(same) ?? 0;
      seen.set(same, nth + 1);
      const asked = parts.filter((part) => part.span?.class === "ask");
      return asked.map((part): [string, string] => [`${nth}|${part.span?.start}-${part.span?.end}|${same}`, `${at}-${part.index}`]);
    });
  }

  #asked(): { note: number; part: Stretch & { span: SpanPreview } }[] {
    return this.notes.flatMap(({ parts }, note) =>
      parts.flatMap((part) => (part.span?.class === "ask" ? [{ note, part: { ...part, span: part.span } }] : [])),
    );
  }
}

/** The letters before and after a place, on one line; a cut is shown. */
function around(note: NotePreview | undefined, span: SpanPreview): { before: string; after: string } {
  const points = Array.from(note?.original ?? "");
  const line = (from: number, to: number) => points.slice(from, to).join("").replace(/\s+/g, " ");
  const [from, to] = [Math.max(0, span.start - AROUND), Math.min(points.length, span.end + AROUND)];
  return {
    before: `${from > 0 ? "… " : ""}${line(from, span.start)}`,
    after: `${line(span.end, to)}${to < points.length ? " …" : ""}`,
  };
}
