export interface Config {
  /** Opens every conversation for a site's own server; null lets guests ask for tokens themselves. */
  readonly secret: string | null;
  /** Web sites whose pages may start a chat; our own pages always may, and '*' means all. */
  readonly allowedOrigins: readonly string[];
  /** Where browsers reach this server, such as https://bot.example; null reads it from the request. */
  readonly publicUrl: string | null;
  readonly tokenSeconds: number;
}
