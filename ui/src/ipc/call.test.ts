import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { call, onLockedAnswer } from "./call";
import { onChanged } from "./changed";
import { CommandFailure } from "./errors";
import type { Changed } from "./generated/wire";

const REFUSED = { code: "wrongPassphrase", message: "Das Passwort passt nicht zu diesem Tresor.", remedy: "Bitte noch einmal.", problems: [] };

function answer(status: number, body: unknown) {
  const fetched = vi.fn(async (_url: string, _options: RequestInit) => new Response(JSON.stringify(body), { status }));
  vi.stubGlobal("fetch", fetched);
  return fetched;
}

afterEach(() => vi.unstubAllGlobals());

describe("in a browser test", () => {
  it("posts the request under its name, with the header that foreign pages cannot send", async () => {
    const fetched = answer(200, { passphrase: "birne-tunnel" });
    expect(await call("suggest_passphrase", {})).toEqual({ passphrase: "birne-tunnel" });
    const [url, options] = fetched.mock.calls[0]!;
    expect(url).toBe("/rpc/suggest_passphrase");
    expect(options.headers).toMatchObject({ "x-fallmappe": "1" });
    expect(options.body).toBe("{}");
  });

  it("rejects with the program's own sentences", async () => {
    answer(422, REFUSED);
    const failure = await call("unlock_vault", { kind: "main", passphrase: "x" }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CommandFailure);
    expect(failure).toMatchObject(REFUSED);
  });

  it("turns everything else into the unexpected failure, without its text", async () => {
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("Failed to fetch Haile");
    });
    const failure = (await call("get_settings", {}).catch((error: unknown) => error)) as CommandFailure;
    expect(failure.code).toBe("internal");
    expect(`${failure.message}${failure.remedy}`).not.toContain("Haile");
  });

  it("says once for all when an answer is: locked", async () => {
    const locked = vi.fn();
    onLockedAnswer(locked);
    answer(422, { ...REFUSED, code: "locked" });
    await call("get_settings", {}).catch(() => {});
    answer(422, REFUSED);
    await call("get_settings", {}).catch(() => {});
    expect(locked).toHaveBeenCalledTimes(1);
  });

  it("publishes what became stale, until somebody stops listening", async () => {
    const heard: Changed[] = [];
    const stop = onChanged((changed) => heard.push(changed));
    answer(200, { id: 4, changed: [{ what: "fall", fall: 7 }, { what: "faelle" }] });
    await call("remove_entry", { fall: 7, part: "kontakt", id: 4 });
    stop();
    answer(200, { changed: [{ what: "outbox" }] });
    await call("remove_entry", { fall: 7, part: "kontakt", id: 4 });
    expect(heard).toEqual([{ what: "fall", fall: 7 }, { what: "faelle" }]);
  });
});

describe("in the window", () => {
  beforeEach(() => {
    vi.stubGlobal("fetch", () => {
      throw new Error("the window has no network");
    });
  });
  afterEach(() => {
    clearMocks();
    delete (window as unknown as Record<string, unknown>)["__TAURI_INTERNALS__"];
  });

  it("goes through the one command", async () => {
    const seen: unknown[] = [];
    mockIPC((command, payload) => {
      seen.push([command, payload]);
      return { passphrase: "birne-tunnel" };
    });
    expect(await call("suggest_passphrase", {})).toEqual({ passphrase: "birne-tunnel" });
    expect(seen).toEqual([["rpc", { name: "suggest_passphrase", payload: {} }]]);
  });

  it("rejects with the program's own sentences", async () => {
    mockIPC(() => {
      throw REFUSED;
    });
    await expect(call("unlock_vault", { kind: "main", passphrase: "x" })).rejects.toMatchObject(REFUSED);
  });
});
