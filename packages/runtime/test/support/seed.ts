const { OFFBOARD_SEED: given, CI: isCheck } = process.env;
if (given !== undefined && !Number.isSafeInteger(Number(given)))
  throw new Error(`OFFBOARD_SEED must be an integer, but is "${given}".`);

/**
 * Where everything comes from that is drawn: `OFFBOARD_SEED`, else another one each time. Where a change is checked
 * (CI), it is the same each time: what a change breaks must not hang on luck.
 */
export const seed: number = Number(given ?? (isCheck ? 20_261_122 : Date.now() % 2 ** 31));

console.info(`Drawn with OFFBOARD_SEED=${seed}.`);
