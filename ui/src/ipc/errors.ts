// Failures as the program reports them: a code, a German sentence, what to do, and the fields that are meant.
import { de } from "../i18n/de";
import type { CommandError, ErrorCode, Problem } from "./generated/wire";

/** What is shown when something fails that has no sentence of its own, e.g. the connection to the host. */
const UNEXPECTED: CommandError = {
  code: "internal",
  message: de.common.unexpected,
  remedy: de.common.unexpectedRemedy,
  problems: [],
};

export class CommandFailure extends Error implements CommandError {
  readonly code: ErrorCode;
  readonly remedy: string;
  readonly problems: Problem[];

  constructor(error: CommandError) {
    super(error.message);
    this.name = "CommandFailure";
    this.code = error.code;
    this.remedy = error.remedy;
    this.problems = error.problems;
  }

  /** Takes whatever was thrown; what is not a failure of the program becomes the unexpected one. */
  static from(thrown: unknown): CommandFailure {
    if (thrown instanceof CommandFailure) return thrown;
    return new CommandFailure(isCommandError(thrown) ? thrown : UNEXPECTED);
  }
}

function isCommandError(thrown: unknown): thrown is CommandError {
  if (typeof thrown !== "object" || thrown === null) return false;
  const error = thrown as Record<string, unknown>;
  return (
    typeof error["code"] === "string" &&
    typeof error["message"] === "string" &&
    typeof error["remedy"] === "string" &&
    Array.isArray(error["problems"])
  );
}
