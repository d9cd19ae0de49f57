// Counts what passed and says what failed, one line each.

export class Report {
  passed = 0;
  failed = 0;

  ok(condition, what, detail = "") {
    if (condition) {
      this.passed += 1;
      return true;
    }
    this.failed += 1;
    console.log(`FAILED ${what}${detail ? `: ${detail}` : ""}`);
    return false;
  }

  /** Runs a part of the walk; an exception is one failure and does not hide the parts after it. */
  async part(name, work) {
    const before = this.failed;
    const started = Date.now();
    try {
      await work();
      this.ok(true, name);
    } catch (error) {
      this.ok(false, name, String(error?.message ?? error).split("\n").slice(0, 6).join(" | "));
    }
    console.log(`${this.failed === before ? "ok    " : "NOT OK"} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  }

  /** The closing line; exit code 1 when something failed. */
  close() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    process.exitCode = this.failed === 0 ? 0 : 1;
  }
}
