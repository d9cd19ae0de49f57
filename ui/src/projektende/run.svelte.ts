// One run over the planned Fälle: small steps, so that it can be stopped between any two of them. Renders nothing.
import { asFailure, type Failure } from "../components/failure";
import { call } from "../ipc/call";
import type { ProjektendeMade, ProjektendePassed, ProjektendeRun, RunProjektende } from "../ipc/generated/wire";

/** Fälle in one step: few enough that stopping never waits long. */
export const STEP = 3;

type Step = (request: RunProjektende) => Promise<ProjektendeRun>;

export class Run {
  state = $state<"ready" | "running" | "stopping" | "stopped" | "ended" | "failed">("ready");
  made = $state.raw<ProjektendeMade[]>([]);
  passed = $state.raw<ProjektendePassed[]>([]);
  /** Fälle that still wait behind the last step; `null` before the first. */
  left = $state<number | null>(null);
  failure = $state.raw<Failure | null>(null);
  readonly #step: Step;
  #last: number | null = null;

  constructor(step: Step = (request) => call("run_projektende", request)) {
    this.#step = step;
  }

  get busy(): boolean {
    return this.state === "running" || this.state === "stopping";
  }

  get done(): number {
    return this.made.length + this.passed.length;
  }

  /** Begins a run, or goes on with one that was stopped or has failed. */
  async start(folder: string, acceptSuggestions: boolean): Promise<void> {
    if (this.busy) return;
    if (this.state === "ended" || this.state === "ready") this.#fresh();
    [this.state, this.failure] = ["running", null];
    try {
      let more = true;
      while (more && this.state === "running") more = await this.#next(folder, acceptSuggestions);
      this.state = more ? "stopped" : "ended";
    } catch (thrown) {
      [this.state, this.failure] = ["failed", asFailure(thrown)];
    }
  }

  /** Lets the present step end and takes no other. */
  stop(): void {
    if (this.state === "running") this.state = "stopping";
  }

  /** One step; `false` when nothing is left, or when a step came no further. */
  async #next(folder: string, acceptSuggestions: boolean): Promise<boolean> {
    const { made, passedOver, last, left } = await this.#step({ folder, limit: STEP, after: this.#last, acceptSuggestions });
    this.made = [...this.made, ...made];
    this.passed = [...this.passed, ...passedOver];
    this.left = left;
    const further = last !== null && last !== this.#last;
    this.#last = last ?? this.#last;
    return left > 0 && further;
  }

  #fresh(): void {
    [this.made, this.passed, this.left, this.#last] = [[], [], null, null];
  }
}
