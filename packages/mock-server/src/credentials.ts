import type { Alternative, Credentials } from "./security.ts";
import type { Refusal } from "./tokens.ts";

export function optionsOf(alternative: Alternative): string[] {
  return alternative.flatMap((check) => check.options);
}

/** Fixed values for every alternative, told apart by provider and option. */
export function testCredentials(slug: string, alternatives: readonly Alternative[]): Credentials[] {
  return alternatives.map((alternative) =>
    Object.fromEntries(optionsOf(alternative).map((option) => [option, `test-${slug}-${option}`])),
  );
}

/** Refuses credentials that fit none of the alternatives, which would never be accepted. */
export function checkCredentials(
  slug: string,
  alternatives: readonly Alternative[],
  credentials: Credentials,
): void {
  if (alternatives.some((alternative) => fits(alternative, credentials))) return;
  const expected = alternatives
    .map((alternative) => optionsOf(alternative).join(" and ") || "none")
    .join(", or ");
  throw new Error(
    `The credentials of ${slug} are ${expected}; found ${Object.keys(credentials).join(" and ") || "none"}.`,
  );
}

/** Why a request is not authorized by any of the accepted credentials; `undefined` where it is. */
export function refusalOf(
  alternatives: readonly Alternative[],
  accepted: readonly Credentials[],
  headers: Headers,
): Refusal | undefined {
  const refusals: Refusal[] = [];
  for (const credentials of accepted) {
    const alternative = alternatives.find((one) => fits(one, credentials)) ?? [];
    const found = alternative.flatMap((check) => {
      const value = normalized(headers.get(check.header));
      const refusal =
        value === undefined
          ? { status: 401 as const, reason: "missing" }
          : check.refusal(value, credentials);
      return refusal
        ? [
            {
              ...refusal,
              reason: `${check.options.join(" and ")} (header ${check.header}): ${refusal.reason}`,
            },
          ]
        : [];
    });
    if (found[0] === undefined) return undefined;
    refusals.push({
      status: found.some(({ status }) => status === 401) ? 401 : 403,
      reason: found.map(({ reason }) => reason).join(", "),
    });
  }
  const reasons =
    [...new Set(refusals.map(({ reason }) => reason))].join("; or ") || "none is accepted";
  return {
    status: refusals.some(({ status }) => status === 403) ? 403 : 401,
    reason: `credentials: ${reasons}`,
  };
}

function fits(alternative: Alternative, credentials: Credentials): boolean {
  const options = optionsOf(alternative);
  return (
    options.length === Object.keys(credentials).length &&
    options.every((option) => Object.hasOwn(credentials, option))
  );
}

/** An authentication scheme's name is written in any case (RFC 9110 §11.1). */
function normalized(value: string | null): string | undefined {
  return value?.replace(
    /^(bearer|basic) +/i,
    (scheme) => `${scheme[0]?.toUpperCase()}${scheme.slice(1).trim().toLowerCase()} `,
  );
}
