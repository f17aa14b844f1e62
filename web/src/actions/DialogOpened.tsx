// The interactive dialog that an integration opened, if one is open; its form is loaded then.
import {lazy, Suspense} from 'react';
import {useDialogs} from './dialogs';

const DialogForm = lazy(() => import('./DialogForm'));

export function DialogOpened() {
    const open = useDialogs((state) => state.open);
    return open ? (
        <Suspense fallback={null}>
            <DialogForm key={open.trigger_id} asked={open} />
        </Suspense>
    ) : null;
}
