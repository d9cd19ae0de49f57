// What was decided about the marked places of the notes. Renders nothing.
import type { NotePreview, SpanDecision, SpanPreview, UebergabePreview } from "../ipc/generated/wire";

/** A stretch of a note: plain text, or a marked place with its index. */
export type Stretch = { text: string; span: SpanPreview | null; index: number };

/** One word that waits for a decision, wherever it stands. */
export type Question = { word: string; times: number; replacement: string; reason: string; decided: boolean | null };

/** Cuts a note into plain and marked stretches. Positions count code points, as the program counts. */
export function stretches(note: NotePreview): Stretch[] {
  const points = Array.from(note.original);
  const order = note.spans.map((span, index) => ({ span, index })).sort((a, b) => a.span.start - b.span.start);
  const cut: Stretch[] = [];
  let at = 0;
  for (const { span, index } of order) {
    if (span.start < at) continue;
    if (span.start > at) cut.push({ text: points.slice(at, span.start).join(""), span: null, index: -1 });
    cut.push({ text: points.slice(span.start, span.end).join(""), span, index });
    at = span.end;
  }
  if (at < points.length) cut.push({ text: points.slice(at).join(""), span: null, index: -1 });
  return cut;
}

export class Decisions {
  readonly notes: { note: NotePreview; parts: Stretch[] }[];
  #made = $state<Record<string, boolean>>({});

  constructor(preview: UebergabePreview) {
    this.notes = preview.notes.map((note) => ({ note, parts: stretches(note) }));
  }

  /** `true` replace, `false` keep, `null` undecided. Places that need no decision are replaced. */
  of(note: number, part: Stretch): boolean | null {
    if (part.span?.class !== "ask") return true;
    return this.#made[`${note}-${part.index}`] ?? null;
  }

  decide(note: number, index: number, replace: boolean): void {
    this.#made[`${note}-${index}`] = replace;
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
        if (known.decided !== decided) known.decided = null;
      } else {
        words.set(part.text, { word: part.text, times: 1, replacement: part.span.replacement, reason: part.span.reason, decided });
      }
    }
    return [...words.values()];
  }

  /** What the program is told: one decision for every place that was asked about. */
  get list(): SpanDecision[] {
    return this.#asked().flatMap(({ note, part }) => {
      const replace = this.of(note, part);
      return replace === null ? [] : [{ note, span: part.index, replace }];
    });
  }

  #asked(): { note: number; part: Stretch & { span: SpanPreview } }[] {
    return this.notes.flatMap(({ parts }, note) =>
      parts.flatMap((part) => (part.span?.class === "ask" ? [{ note, part: { ...part, span: part.span } }] : [])),
    );
  }
}
