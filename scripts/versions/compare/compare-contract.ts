import { isDeepStrictEqual } from "node:util";
import { warning } from "../../generate/render/readme/wording.ts";
import type { Contract } from "../../release/baseline.ts";
import type { Finding } from "../bump-level.ts";
import { compareServers } from "./compare-server.ts";

/** What changed for users beside the types. */
export function compareContracts(old: Contract, next: Contract): Finding[] {
  const differs = (key: keyof Contract) => !isDeepStrictEqual(old[key], next[key]);
  const found: (Finding | false)[] = [
    compareServers(old.server, next.server),
    // Where there were or are no client credentials, the types say so.
    [old, next].every(({ tokenUrls }) => tokenUrls.length > 0) &&
      differs("tokenUrls") && {
        level: "major",
        text: `Client credentials are exchanged at ${codes(next.tokenUrls)} now, no longer at ${codes(old.tokenUrls)}. The option \`tokenUrl\` sets another.`,
      },
    (differs("removes") || differs("reversible")) && {
      level: "major",
      text: `What a call destroys is said otherwise. Now: ${destroyed(next)} Before: ${destroyed(old)}`,
    },
    differs("retired") && retirement(old.retired, next.retired),
    ...operationChanges(old, next),
    ...parameterChanges(old, next),
    ...changedKeys(old.credentials, next.credentials).map((options) =>
      patch(`How the credential \`${options}\` is sent has changed.`),
    ),
    ...scopeChanges(old, next),
    differs("body") && {
      ...patch("The body that is sent has changed."),
      unless: ["The parameter"],
    },
    differs("constants") &&
      patch("What a success must contain has changed: an answer without it is `unknown`."),
    differs("absent") && patch("Which answers mean that there is no such member has changed."),
    differs("failed") && patch("Which 2xx answers are no removal, or leave it open, has changed."),
    differs("rateLimitReset") &&
      patch(
        "How the provider says that a rate limit is reached, or when to try again, has changed.",
      ),
  ];
  return found.filter((finding) => finding !== false);
}

const patch = (text: string): Finding => ({ level: "patch", text });
const codes = (texts: readonly string[]): string => texts.map((text) => `\`${text}\``).join(" or ");

/** Deprecation is a minor change (Semantic Versioning 2.0.0 §7); why it is there is documentation. */
function retirement(before: string | null, reason: string | null): Finding {
  if (reason === null) return patch("The package is no longer deprecated.");
  const text = `The package is deprecated, and this is its last release. ${reason}`;
  return { level: before === null ? "minor" : "patch", text };
}

const destroyed = ({ removes, reversible }: Contract): string =>
  warning({ removes: removes === "account" ? "account" : "membership", reversible });

/** The request line is in the types of the typed calls, which have no call of that name any more. */
function operationChanges(old: Contract, next: Contract): Finding[] {
  return old.operations.flatMap(({ id, method, path, statuses }): Finding[] => {
    const operation = next.operations.find((other) => other.id === id);
    if (operation === undefined) return [{ level: "major", text: `\`${id}\` is gone.` }];
    const [before, after] = [`${method} ${path}`, `${operation.method} ${operation.path}`];
    const moved: Finding[] =
      before === after
        ? []
        : [{ level: "major", text: `\`${id}\` is \`${after}\` now, no longer \`${before}\`.` }];
    const lost = statuses.filter((status) => !operation.statuses.includes(status));
    const more = operation.statuses.filter((status) => !statuses.includes(status));
    return [
      ...moved,
      ...lost.map((status): Finding => {
        return { level: "major", text: `The answer ${status} is no longer documented.` };
      }),
      ...more.map((status): Finding => {
        return { level: "minor", text: `The answer ${status} is documented now.` };
      }),
    ];
  });
}

/** Client credentials are exchanged for what the operation asks for; credentials that are new say so by themselves. */
function scopeChanges(old: Contract, next: Contract): Finding[] {
  const areExchanged = [old, next].every(({ tokenUrls }) => tokenUrls.length > 0);
  if (!areExchanged || isDeepStrictEqual(old.scopes, next.scopes)) return [];
  const scopes = next.scopes.map((scope) => `\`${scope}\``).join(" and ") || "no scope";
  return [patch(`The access token is asked for with ${scopes} now.`)];
}

/** Names and types are compared by the compiler; here is what it does not know of. */
function parameterChanges(old: Contract, next: Contract): Finding[] {
  return [
    ...Object.entries(next.sent)
      .filter(([name, value]) => old.sent[name] !== value)
      .map(([name, value]) => patch(`\`${name}\` is always sent as \`${value}\` now.`)),
    ...changedKeys(old.parameters, next.parameters).map((name): Finding => {
      const text = `What is checked of the parameter \`${name}\`, or how it is sent, has changed.`;
      const unless = ["`", ".", "["].map((end) => `The parameter \`${name}${end}`);
      return { level: "patch", text, unless };
    }),
  ];
}

/** The keys that both have, each with another value. */
function changedKeys(
  old: Readonly<Record<string, unknown>>,
  next: Readonly<Record<string, unknown>>,
): string[] {
  return Object.keys(next).filter(
    (key) => Object.hasOwn(old, key) && !isDeepStrictEqual(old[key], next[key]),
  );
}
