/** The laptop's battery. */
import { battery } from 'systeminformation';

export interface Battery {
  readonly percent: number;
  readonly charging: boolean;
}

/** How full it is; `null` where the machine has none or does not say. */
export async function readBattery(): Promise<Battery | null> {
  try {
    const { hasBattery, percent, isCharging, acConnected } = await battery();
    return hasBattery ? { percent: Math.round(percent), charging: isCharging || acConnected } : null;
  } catch {
    return null;
  }
}
