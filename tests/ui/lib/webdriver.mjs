// A small client for the WebDriver protocol (W3C), with the words a person would use: click what is written on a
// button, fill the field with this label. The well-kept clients need a newer Node than Debian's.

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const PATIENCE = 10_000;

export class Driver {
  #base;
  #session;

  constructor(base) {
    this.#base = base;
  }

  async start(binary) {
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": { binary, args: [] } } };
    for (let tries = 0; ; tries += 1) {
      try {
        const answer = await this.#call("POST", "/session", { capabilities });
        this.#session = answer.sessionId;
        return;
      } catch (error) {
        // The driver needs a moment until it listens.
        if (tries >= 50 || error.cause === undefined) throw error;
        await sleep(100);
      }
    }
  }

  async stop() {
    if (this.#session) await this.#call("DELETE", `/session/${this.#session}`);
  }

  async screenshot() {
    return Buffer.from(await this.#get("screenshot"), "base64");
  }

  async pageText() {
    return this.run("return document.body.innerText;");
  }

  async run(script, ...args) {
    return this.#post("execute/sync", { script, args });
  }

  async seeText(text, patience = PATIENCE) {
    await until(async () => (await this.pageText()).includes(text), `does not show: ${text}`, patience);
  }

  /** Clicks a button or link by its whole accessible text. */
  async click(text, patience = PATIENCE) {
    await this.#act(await this.#until(BUTTON, text, patience), "click");
  }

  async clickIfThere(text) {
    const found = await this.#find(BUTTON, text);
    if (found) await this.#act(found, "click");
  }

  async waitForEnabled(text) {
    await until(async () => Boolean(await this.#find(BUTTON, text)), `is not enabled: ${text}`);
  }

  async fill(label, text) {
    const field = await this.#until(FIELD, label);
    await this.#act(field, "clear");
    await this.#post(`element/${field}/value`, { text });
  }

  async valueOf(label) {
    return this.run("return arguments[0].value;", { [ELEMENT]: await this.#until(FIELD, label) });
  }

  /** Chooses the option whose text begins with `option`. */
  async select(label, option) {
    const field = await this.#until(FIELD, label);
    const done = await this.run(
      `const [field, wanted] = arguments;
       const option = [...field.options].find((option) => option.textContent.trim().startsWith(wanted));
       if (!option) return false;
       field.value = option.value;
       field.dispatchEvent(new Event("input", { bubbles: true }));
       field.dispatchEvent(new Event("change", { bubbles: true }));
       return true;`,
      { [ELEMENT]: field },
      option,
    );
    if (!done) throw new Error(`no such choice: ${label}, ${option}`);
  }

  async check(label) {
    await this.#act(await this.#until(FIELD, label), "click");
  }

  async keys(keys) {
    const press = keys.map((value) => ({ type: "keyDown", value }));
    const release = [...keys].reverse().map((value) => ({ type: "keyUp", value }));
    await this.#post("actions", { actions: [{ type: "key", id: "keys", actions: [...press, ...release] }] });
  }

  async #until(find, text, patience = PATIENCE) {
    let found;
    await until(async () => Boolean((found = await this.#find(find, text))), `is not there: ${text}`, patience);
    return found;
  }

  async #find(find, text) {
    const found = await this.run(`${VISIBLE}\n${find}`, text);
    return found?.[ELEMENT];
  }

  async #act(element, what) {
    await this.#post(`element/${element}/${what}`, {});
  }

  #get(path) {
    return this.#call("GET", `/session/${this.#session}/${path}`);
  }

  #post(path, body) {
    return this.#call("POST", `/session/${this.#session}/${path}`, body);
  }

  async #call(method, path, body) {
    const answer = await fetch(this.#base + path, {
      method,
      headers: { "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${value?.error}: ${value?.message}`);
    return value;
  }
}

// An open dialog hides what lies behind it.
const VISIBLE = `
  const scope = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document;
  const visible = (element) => element.getClientRects().length > 0;
  const same = (text, wanted) => text?.replace(/\\s+/g, " ").trim() === wanted;`;

const BUTTON = `
  return [...scope.querySelectorAll("button, a, [role=button]")].find((button) =>
    visible(button) && !button.disabled
      && (same(button.innerText, arguments[0]) || same(button.getAttribute("aria-label"), arguments[0])));`;

const FIELD = `
  const labels = [...scope.querySelectorAll("label")].filter(visible);
  const label = labels.find((label) => same(label.innerText, arguments[0]))
    ?? labels.find((label) => label.innerText.trim().startsWith(arguments[0]));
  return label?.control ?? null;`;

async function until(condition, complaint, patience = PATIENCE) {
  const end = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(complaint);
    await sleep(100);
  }
}

function sleep(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
