// Tells when nobody has worked with the page for a while.

const SIGNS = ["pointerdown", "keydown", "wheel", "touchstart", "scroll"] as const;

/** Calls `idle` once after `most` milliseconds without a sign of anybody. Returns what stops the watch. */
export function watchIdle(most: number, idle: () => void): () => void {
  let last = Date.now();
  const seen = () => {
    last = Date.now();
  };
  // Browsers slow timers of hidden pages down and stop them while the machine sleeps: the clock decides, not the count.
  const look = () => {
    if (Date.now() - last < most) return;
    stop();
    idle();
  };
  const timer = setInterval(look, 5000);
  const stop = () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", look);
    for (const sign of SIGNS) removeEventListener(sign, seen, true);
  };
  document.addEventListener("visibilitychange", look);
  for (const sign of SIGNS) addEventListener(sign, seen, { capture: true, passive: true });
  return stop;
}
