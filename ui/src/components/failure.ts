// How a failure looks to the shared parts: two sentences and the fields that are meant.
import { de } from "../i18n/de";

export type FieldProblem = { key: string; message: string };

export type Failure = { message: string; remedy: string; problems: FieldProblem[] };

/** Takes whatever was thrown; what has no sentences of its own becomes the unexpected failure. */
export function asFailure(thrown: unknown): Failure {
  if (isFailure(thrown)) return thrown;
  return { message: de.common.unexpected, remedy: de.common.unexpectedRemedy, problems: [] };
}

/** The same failure with a leading path taken off the keys, so that they name fields of one form. */
export function relativeTo(failure: Failure, prefixes: string[]): Failure {
  const strip = (key: string) => {
    const prefix = prefixes.find((one) => key.startsWith(`${one}.`));
    return prefix === undefined ? key : key.slice(prefix.length + 1);
  };
  return {
    message: failure.message,
    remedy: failure.remedy,
    problems: failure.problems.map((problem) => ({ ...problem, key: strip(problem.key) })),
  };
}

function isFailure(thrown: unknown): thrown is Failure {
  if (typeof thrown !== "object" || thrown === null) return false;
  const failure = thrown as Record<string, unknown>;
  return (
    typeof failure["message"] === "string" &&
    typeof failure["remedy"] === "string" &&
    Array.isArray(failure["problems"])
  );
}
