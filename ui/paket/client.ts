// The page's side of the engine: one worker for one opening. Ending the worker takes away everything it opened.
import type { Answer, Packet, QuittungFile, Reply, Request } from "./engine/protocol";

type Ask = (request: Request) => Promise<Reply>;

/** Longest wait for the first word of a worker, in milliseconds. A browser may refuse it without saying so. */
const PATIENCE = 8000;

export class Engine {
  #worker: Worker | null = null;
  #ask: Ask | null = null;

  open(base64: string, passphrase: string): Promise<Reply<Packet>> {
    return this.#send({ kind: "open", base64, passphrase }) as Promise<Reply<Packet>>;
  }

  file(name: string): Promise<Reply<Uint8Array<ArrayBuffer>>> {
    return this.#send({ kind: "file", name }) as Promise<Reply<Uint8Array<ArrayBuffer>>>;
  }

  quittung(answer: Answer): Promise<Reply<QuittungFile>> {
    return this.#send({ kind: "quittung", answer }) as Promise<Reply<QuittungFile>>;
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#ask = null;
  }

  async #send(request: Request): Promise<Reply> {
    this.#ask ??= await this.#start();
    return this.#ask(request);
  }

  /** A worker, or the page itself where the browser refuses workers to files. */
  async #start(): Promise<Ask> {
    try {
      const worker = await started(document.getElementById("engine")!.textContent!);
      this.#worker = worker;
      return (request) => new Promise((resolve) => {
        worker.onmessage = (event: MessageEvent<Reply>) => resolve(event.data);
        worker.onerror = () => resolve({ problem: "browser" });
        worker.postMessage(request);
      });
    } catch {
      return window.fallmappeEngine!;
    }
  }
}

/** Refusals of workers come as an event or not at all, so the first word of the engine has to be awaited. */
function started(source: string): Promise<Worker> {
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const worker = new Worker(address);
  return new Promise<Worker>((resolve, reject) => {
    worker.onmessage = () => resolve(worker);
    worker.onerror = () => reject(new Error("no worker"));
    setTimeout(() => reject(new Error("no worker")), PATIENCE);
  }).finally(() => URL.revokeObjectURL(address));
}
