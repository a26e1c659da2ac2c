import type { Direction } from "./surfaces.ts";

/** How a part of a type changed. `wider`: it has values that it had not. */
export type Change =
  | { readonly kind: "gone" | "added" | "added required" }
  | { readonly kind: "wider" | "narrower"; readonly what: "null" | "missing" }
  | {
      readonly kind: "wider" | "narrower";
      /** `needs`: one of several objects, and none that was taken before. */
      readonly what: "values" | "needs";
      readonly values: readonly string[];
    }
  | {
      readonly kind: "wider" | "narrower" | "changed";
      readonly what: "type";
      /** The types as texts. */
      readonly old: string;
      readonly next: string;
    };

/** What a user of a package reads of a change in its changelog. */
export function sentence(subject: string, direction: Direction, change: Change): string {
  const text = `${subject.slice(0, 1).toUpperCase()}${subject.slice(1)} ${predicate(direction, change)}.`;
  return text.replace(/\s+/g, " ");
}

function predicate(direction: Direction, change: Change): string {
  const isIn = direction === "in";
  if (!("what" in change)) {
    if (change.kind === "gone") return "is gone";
    if (change.kind === "added") return isIn ? "is new, and optional" : "is new";
    return "is new, and required";
  }
  const words = isIn ? passed : got;
  if (change.what === "needs") return `needs ${change.values.join(" or ")} now`;
  if (change.what === "values") return words.values[change.kind](list(change.values));
  if (change.what !== "type") return words[change.what][change.kind];
  const { kind, old, next } = change;
  if (old === next) return isIn ? `takes another ${next}` : `is another ${next} now`;
  const only = kind === "wider" ? "only " : "";
  return isIn
    ? `takes ${next}, no longer ${only}${old}`
    : `is ${next} now, no longer ${only}${old}`;
}

const passed = {
  null: { wider: "takes `null` too", narrower: "no longer takes `null`" },
  missing: { wider: "may be left out now", narrower: "is required now" },
  values: {
    wider: (values: string) => `takes ${values} too`,
    narrower: (values: string) => `no longer takes ${values}`,
  },
};

const got = {
  null: { wider: "may be `null` now", narrower: "is never `null` now" },
  missing: { wider: "may be missing now", narrower: "is always there now" },
  values: {
    wider: (values: string) => `may be ${values} now`,
    narrower: (values: string) => `is never ${values} now`,
  },
};

/** `a, b and c` */
function list(texts: readonly string[]): string {
  const last = texts.at(-1) ?? "";
  return texts.length > 1 ? `${texts.slice(0, -1).join(", ")} and ${last}` : last;
}
