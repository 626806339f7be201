/** Words of the dialogs for look and sound, and for notes. */
export const lookTexts = {
  title: 'Look and sound',
  theme: 'Colours',
  themes: { dark: 'Dark', light: 'Light (sun)', contrast: 'High contrast' },
  sound: 'Tones after each time',
  sounds: { on: 'On', off: 'Off' },
  soundHint:
    'They sound when a time is safe on the disk: rising = recorded, one note = open, falling = refused.',
  test: 'Hear them',
  tones: { accepted: 'Recorded', open: 'Open time', refused: 'Refused', alarm: 'Alarm' },
  done: 'Done',

  noteTitle: 'A note for the journal',
  note: 'Note',
  noteHint:
    'What the next shift or the jury should know. It stands in the journal with the time and your initials.',
  noteWanted: 'Type the note.',
  noteTeam: 'About a team (may stay empty)',
  noteSubmit: 'Keep note',
} as const;
