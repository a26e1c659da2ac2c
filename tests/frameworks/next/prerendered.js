import { makeCalls } from "./calls.js";

// These ask for nothing that a visitor sends: Next.js may make them while it builds.

export async function once() {
  return `(${await makeCalls("DELETE", undefined, 1)})`;
}

/** Catches what Next.js throws at the first call, and goes on. */
export async function caught() {
  return `(${(await makeCalls("DELETE")).join(" ")})`;
}
