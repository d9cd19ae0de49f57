/// <reference types="vite/client" />
/// <reference types="svelte" />
/** The list `quittungsgrund` of the shared presets, put in when the page is built. */
declare const __QUITTUNGSGRUENDE__: { code: string; label: string }[];
