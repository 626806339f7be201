import { useStore } from 'zustand';
import { ForEars } from '../parts/for-ears.tsx';
import { announcements } from '../view/announce.ts';

/** What is read out as it happens. */
export function LiveRegion() {
  const { soon, now } = useStore(announcements);
  return (
    <ForEars>
      <span role="status" key="soon">
        {soon?.says}
      </span>
      <span role="alert" key="now">
        {now?.says}
      </span>
    </ForEars>
  );
}
