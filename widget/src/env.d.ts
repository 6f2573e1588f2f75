interface ImportMetaEnv {
  /** Whether Vite's development server gave the module. */
  readonly DEV: boolean
}

interface ImportMeta {
  readonly env: ImportMetaEnv
}
