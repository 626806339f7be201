import { Button } from '../parts/button.tsx';
import { resultTexts } from '../texts/results.ts';
import { FILE_FORMATS } from './file-formats.ts';
import { print, save } from './paper-and-files.ts';
import styles from './results-panel.module.css';

/** Paper and files. */
export function Output() {
  return (
    <div className={styles['output']}>
      <div role="group" aria-label={resultTexts.print} className={styles['outputs']}>
        <span className={styles['outputName']}>{resultTexts.print}</span>
        <Button onPress={() => void print('results')}>{resultTexts.printResults}</Button>
        <Button onPress={() => void print('tallySheets')}>{resultTexts.printTally}</Button>
      </div>
      <div role="group" aria-label={resultTexts.files} className={styles['outputs']}>
        <span className={styles['outputName']}>{resultTexts.files}</span>
        {FILE_FORMATS.map((format) => (
          <Button key={format} onPress={() => void save(format)}>
            {resultTexts.formats[format]}
          </Button>
        ))}
      </div>
    </div>
  );
}
