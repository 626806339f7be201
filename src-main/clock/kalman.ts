/**
 * A Kalman filter over the two things that a clock does: it is off, and it goes too fast or too slow.
 *
 * The model is that of Stein and Filter (NIST, 1988) and of chrony's reference tracking: the frequency walks
 * at random, the offset is its integral. Offsets in µs, time in s, frequency in ppm, which is µs a second.
 */

/** What is known of the clock at a moment, with (co)variances. */
export interface ClockModel {
  readonly atS: number;
  /** True time less local time, µs. */
  readonly offsetUs: number;
  /** How fast the offset grows. */
  readonly ppm: number;
  readonly varOffset: number;
  readonly covariance: number;
  readonly varPpm: number;
}

/** How far the frequency walks: (0.1 ppm)² a minute, for a laptop crystal in a tent. Here per second. */
const WALK_PPM2_PER_S = 0.1 ** 2 / 60;

/** The model carried to another moment, not before its own. */
export function predicted(model: ClockModel, atS: number): ClockModel {
  const dt = atS - model.atS;
  const { covariance, varPpm } = model;
  return {
    atS,
    offsetUs: model.offsetUs + model.ppm * dt,
    ppm: model.ppm,
    varOffset: model.varOffset + 2 * dt * covariance + dt * dt * varPpm + (WALK_PPM2_PER_S * dt ** 3) / 3,
    covariance: covariance + dt * varPpm + (WALK_PPM2_PER_S * dt * dt) / 2,
    varPpm: varPpm + WALK_PPM2_PER_S * dt,
  };
}

/** The model after a measurement of the offset at the model's own moment; `varMeasured` in µs². */
export function updated(model: ClockModel, measuredUs: number, varMeasured: number): ClockModel {
  const total = model.varOffset + varMeasured;
  const gainOffset = model.varOffset / total;
  const gainPpm = model.covariance / total;
  const innovation = measuredUs - model.offsetUs;
  return {
    atS: model.atS,
    offsetUs: model.offsetUs + gainOffset * innovation,
    ppm: model.ppm + gainPpm * innovation,
    varOffset: (1 - gainOffset) * model.varOffset,
    covariance: (1 - gainOffset) * model.covariance,
    varPpm: model.varPpm - gainPpm * model.covariance,
  };
}
