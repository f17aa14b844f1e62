// The button that opens the picker, which is loaded then.
import {lazy, Suspense, type ReactElement} from 'react';
import {Popover, Waiting} from '@/parts';

const Picker = lazy(() => import('./Picker'));

type Props = {trigger: ReactElement<Record<string, unknown>>; onPick(name: string): void; onOpenChange?(open: boolean): void};

export function PickerButton({trigger, onPick, onOpenChange}: Props) {
    return (
        <Popover trigger={trigger} label="Emoji" onOpenChange={onOpenChange}>
            {(close) => (
                <Suspense fallback={<Waiting />}>
                    <Picker
                        onPick={(name) => {
                            close();
                            onPick(name);
                        }}
                    />
                </Suspense>
            )}
        </Popover>
    );
}
