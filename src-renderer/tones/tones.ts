/** Short tones after what the station answered, so that the eyes can stay on the runners. */
import { viewStore } from '../view/view-store.ts';

export type Tone = 'accepted' | 'open' | 'refused' | 'alarm';

interface Note {
  readonly hertz: number;
  readonly atMs: number;
  readonly lastsMs: number;
}

/** Up is good, one even note is "the time is taken, the bib is missing", down is bad, three are an alarm. */
const TONES: Readonly<Record<Tone, readonly Note[]>> = {
  accepted: [
    { hertz: 880, atMs: 0, lastsMs: 50 },
    { hertz: 1_320, atMs: 50, lastsMs: 60 },
  ],
  open: [{ hertz: 660, atMs: 0, lastsMs: 70 }],
  refused: [
    { hertz: 330, atMs: 0, lastsMs: 160 },
    { hertz: 220, atMs: 170, lastsMs: 260 },
  ],
  alarm: [
    { hertz: 740, atMs: 0, lastsMs: 140 },
    { hertz: 740, atMs: 220, lastsMs: 140 },
    { hertz: 740, atMs: 440, lastsMs: 220 },
  ],
};
const LOUDNESS = 0.14;
/** A tone that begins or ends at once clicks. */
const EDGE_S = 0.008;

let context: AudioContext | null = null;

/** Plays a tone, where the person wants tones and the machine has them; it never fails. */
export function play(tone: Tone): void {
  if (!viewStore.getState().sound) return;
  try {
    context ??= new AudioContext({ latencyHint: 'interactive' });
    if (context.state === 'suspended') void context.resume().catch(() => undefined);
    for (const note of TONES[tone]) sound(context, note);
  } catch {
    // A laptop without a sound card records as well.
  }
}

function sound(audio: AudioContext, { hertz, atMs, lastsMs }: Note): void {
  const begin = audio.currentTime + atMs / 1_000;
  const end = begin + lastsMs / 1_000;
  const [oscillator, gain] = [audio.createOscillator(), audio.createGain()];
  oscillator.frequency.value = hertz;
  gain.gain.setValueAtTime(0, begin);
  gain.gain.linearRampToValueAtTime(LOUDNESS, begin + EDGE_S);
  gain.gain.setValueAtTime(LOUDNESS, end - EDGE_S);
  gain.gain.linearRampToValueAtTime(0, end);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(begin);
  oscillator.stop(end);
}
