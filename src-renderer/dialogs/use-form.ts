import { useCallback, useState } from 'react';

interface FormState<Form> {
  readonly form: Form;
  readonly change: (patch: Partial<Form>) => void;
  /** Enter was pressed: from then on problems are said beside their fields. */
  readonly isTried: boolean;
  readonly markTried: () => void;
}

/** What stands in a form's fields. */
export function useForm<Form extends object>(initial: () => Form): FormState<Form> {
  const [form, setForm] = useState(initial);
  const [isTried, setTried] = useState(false);
  const change = useCallback((patch: Partial<Form>) => {
    setForm((before) => ({ ...before, ...patch }));
  }, []);
  const markTried = useCallback(() => {
    setTried(true);
  }, []);
  return { form, change, isTried, markTried };
}
