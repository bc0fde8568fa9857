/**
 * `@apollo/gateway` reports to its maker every hour unless this variable says not to, and reads it when a gateway is made.
 * It has no option for it.
 */
export function switchTelemetryOff(): void {
  process.env.APOLLO_TELEMETRY_DISABLED = 'true';
}
