// The only file that imports the desktop's own API.
export { invoke } from "@tauri-apps/api/core";
export { listen } from "@tauri-apps/api/event";

/** Whether the page runs in the real window and not in a browser test. */
export function isTauri(): boolean {
  return "__TAURI_INTERNALS__" in window;
}
