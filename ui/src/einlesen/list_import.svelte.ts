// Taking a table in, step by step: look into it, say what its columns mean, try, take. Renders nothing.
import { asFailure, type Failure } from "../components/failure";
import { call } from "../ipc/call";
import type { ListPreview, ListReport, Mapping } from "../ipc/generated/wire";

export class ListImport {
  preview = $state.raw<ListPreview | null>(null);
  report = $state.raw<ListReport | null>(null);
  failure = $state.raw<Failure | null>(null);
  busy = $state(false);
  /** Target of each column by its heading; empty for a column that is left out. */
  targets = $state<Record<string, string>>({});
  skip = $state.raw<number[]>([]);
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /** Looks into the table, or into another sheet of it. */
  async read(sheet = ""): Promise<void> {
    await this.#run(async () => {
      const preview = await call("read_list", { file: this.file, sheet });
      this.preview = preview;
      this.targets = Object.fromEntries(preview.columns.map((column) => [column.title, column.target]));
      this.report = null;
      this.skip = [];
    });
  }

  /** What was tried is no longer true once a column means something else. */
  changed(): void {
    this.report = null;
  }

  get mapping(): Mapping {
    const columns = Object.entries(this.targets).filter(([, target]) => target !== "");
    return { name: "", columns: columns.map(([title, target]) => ({ title, target })) };
  }

  /** Rows that cannot be taken as they are. */
  get wrongRows(): number[] {
    const rows = this.report?.notes.filter((note) => note.kind === "fehler").map((note) => note.row) ?? [];
    return [...new Set(rows)];
  }

  async leaveOut(rows: number[]): Promise<void> {
    this.skip = [...new Set([...this.skip, ...rows])].sort((a, b) => a - b);
    await this.try();
  }

  try(): Promise<void> {
    return this.#import(true);
  }

  take(): Promise<void> {
    return this.#import(false);
  }

  #import(dryRun: boolean): Promise<void> {
    return this.#run(async () => {
      const sheet = this.preview?.sheet ?? "";
      this.report = await call("import_list", { file: this.file, sheet, mapping: this.mapping, skip: this.skip, dryRun });
    });
  }

  async #run(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await work();
      this.failure = null;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    } finally {
      this.busy = false;
    }
  }
}
