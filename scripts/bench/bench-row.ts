import type { ProviderPackage } from "../demo/provider-packages.ts";

/** One measurement beside its budget (design §9). */
export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly budget: string;
  readonly isOver: boolean;
  /** Whether it is the same on every machine, so that `--strict` may fail for it. */
  readonly isExact: boolean;
}

/** A row whose number is a ratio. */
export interface RatioRow extends Row {
  readonly ratio: number;
}

/** The row of several alike that is worst. Throws for none. */
export function worst(rows: readonly RatioRow[]): RatioRow {
  return rows.reduce((one, other) => (other.ratio > one.ratio ? other : one));
}

/** What the measurements are made on. */
export interface Bench {
  /** The repository. */
  readonly root: string;
  readonly providers: readonly ProviderPackage[];
  /** A folder of its own, with the packed packages and their dependencies as a user has them installed. */
  readonly project: string;
  /** How many made-up specs the generator is measured with, in turn. */
  readonly specs: readonly number[];
}

/** Measures one of the budgets. */
export type Measurement = (bench: Bench) => Promise<Row[]>;

/** How many times as much ours takes as the other, which is measured beside it. */
export function ratioRow(
  what: string,
  ours: number,
  other: number,
  budget: number,
  show: (number: number) => string,
  isExact = false,
): RatioRow {
  const ratio = ours / other;
  return {
    ...{ what, isExact, ratio },
    measured: `${ratio.toFixed(2)} × (${show(ours)} to ${show(other)})`,
    budget: `${budget} ×`,
    // NaN and Infinity are no success.
    isOver: !(ratio <= budget),
  };
}

export const mebibytes = (number: number): string => `${(number / 1024 / 1024).toFixed(0)} MiB`;
export const bytes = (number: number): string => `${number.toFixed(0)} B`;
export const milliseconds = (number: number): string =>
  number < 1 ? `${(number * 1000).toFixed(0)} µs` : `${number.toFixed(number < 100 ? 1 : 0)} ms`;
