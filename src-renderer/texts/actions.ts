/** Titles of what the frame and the entry line can do. */
export const actionTexts = {
  handoff: { title: 'Record the typed bib now', foot: 'handoff', also: 'passing finish enter' },
  timeNow: { title: 'Take the time now, bib later', foot: 'time now', also: 'open time space' },
  in: { title: 'The runner came in (waits for the next)', foot: 'in' },
  out: { title: 'The runner went out', foot: 'out' },
  unknownDigit: { title: 'A digit that could not be read', also: 'partial star question mark' },
  several: { title: 'Several bibs at the same time: 12/47/103' },
  point: { title: 'At another point: 143@12' },
  choose: { title: 'Choose an open time' },
  void: { title: 'Void the chosen open time' },
  insert: { title: 'One more open time at the same moment' },
  needsYou: { title: 'Go to the questions that need you', foot: 'needs you', also: 'questions conflicts' },
  undo: { title: 'Undo the last step', foot: 'undo' },
  redo: { title: 'Redo what was undone' },
  redoToo: { title: 'Redo (the other key)' },
  lanes: { title: 'Back to the lanes and the entry line', also: 'home escape' },
  closeRace: { title: 'Close this race', also: 'quit leave welcome' },
} as const;
