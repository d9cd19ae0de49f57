import { describe, expect, it, vi } from "vitest";
import { CommandFailure } from "../ipc/errors";
import type { ProjektendeRun, RunProjektende } from "../ipc/generated/wire";
import { Run, STEP } from "./run.svelte";

const FAILED = new CommandFailure({ code: "noSpace", message: "Kein Platz.", remedy: "", problems: [] });
const progress = { faelle: 0, planned: 0, withoutConsent: 0, made: 0, handedOut: 0, accepted: 0, failed: 0 };

/** A program with so many planned Fälle; those in `problems` are passed over. */
function program(faelle: number, problems: number[] = [], failsAt = -1) {
  const written = new Set<number>();
  let calls = 0;
  return {
    written,
    step: vi.fn(async ({ limit, after }: RunProjektende): Promise<ProjektendeRun> => {
      if (calls++ === failsAt) throw FAILED;
      const waiting = Array.from({ length: faelle }, (_, at) => at + 1).filter((fall) => !written.has(fall) && fall > (after ?? 0));
      const tried = waiting.slice(0, limit);
      const made = tried.filter((fall) => !problems.includes(fall));
      made.forEach((fall) => written.add(fall));
      return {
        made: made.map((fall) => ({ fall, number: `2026-${fall}`, uebergabe: fall, files: [{ label: "Brief", place: "C:\\Aus\\brief.pdf", bytes: 1, sha256: "" }, { label: "Paket", place: `/aus/F-${fall}.age`, bytes: 1, sha256: "" }], passphrase: fall % 2 ? `sechs woerter ${fall}` : null })),
        passedOver: tried.filter((fall) => problems.includes(fall)).map((fall) => ({ fall, number: `2026-${fall}`, problem: "Es fehlt die Einwilligung." })),
        last: tried.at(-1) ?? null, left: waiting.length - tried.length, progress, changed: [],
      };
    }),
  };
}

describe("a run", () => {
  it("goes over every planned Fall once, in steps", async () => {
    const { step, written } = program(60, [2, 7, 60]);
    const run = new Run(step);
    await run.start("", true);
    expect([run.state, run.made.length, run.passed.length, run.left]).toEqual(["ended", 57, 3, 0]);
    expect(step).toHaveBeenCalledTimes(60 / STEP);
    expect(written.size).toBe(57);
  });

  it("stops between two steps and goes on where it was", async () => {
    const { step } = program(10, [1]);
    const run = new Run(step);
    step.mockImplementationOnce(async (request) => {
      run.stop();
      return step.getMockImplementation()!(request);
    });
    await run.start("", false);
    expect([run.state, run.done, run.left]).toEqual(["stopped", 3, 7]);
    await run.start("", false);
    expect([run.state, run.made.length, run.passed.map((one) => one.fall)]).toEqual(["ended", 9, [1]]);
  });

  it("keeps what was made when a step fails, and goes on after it", async () => {
    const { step } = program(7, [], 1);
    const run = new Run(step);
    await run.start("", true);
    expect([run.state, run.made.length, run.failure?.message]).toEqual(["failed", 3, "Kein Platz."]);
    await run.start("", true);
    expect([run.state, run.made.length]).toEqual(["ended", 7]);
  });

  it("never turns round in circles when a step comes no further", async () => {
    const step = vi.fn(async () => ({ made: [], passedOver: [], last: null, left: 4, progress, changed: [] }));
    const run = new Run(step);
    await run.start("", true);
    expect(step).toHaveBeenCalledTimes(1);
    expect(run.state).toBe("ended");
  });

  it("begins anew after it has ended", async () => {
    const run = new Run(program(3).step);
    await run.start("", true);
    expect(run.made).toHaveLength(3);
    await run.start("", true);
    expect([run.state, run.made, run.left]).toEqual(["ended", [], 0]);
  });
});
