// Half-years that are over, newest first: reports speak of closed periods only.

export type Half = { id: string; year: number; half: 1 | 2 };

/** The last `count` half-years that were over on the day `today` (YYYY-MM-DD). */
export function closedHalves(today: string, count = 8): Half[] {
  const [year = 0, month = 1] = today.split("-").map(Number);
  // Half-years counted through, so that the one before January is the second of last year.
  const running = year * 2 + (month > 6 ? 1 : 0);
  return Array.from({ length: count }, (_, back) => {
    const at = running - 1 - back;
    const half = at % 2 === 0 ? 1 : 2;
    return { id: `${Math.floor(at / 2)}-${half}`, year: Math.floor(at / 2), half };
  });
}
