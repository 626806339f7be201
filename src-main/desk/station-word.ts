/** What another station is called while nothing but its device id is known. */
export function stationWord(deviceId: string): string {
  return `laptop ${deviceId.slice(-4)}`;
}
