// Anything that opens beside a button and closes on Escape or a click elsewhere.
import {lazy, type ReactElement, type ReactNode} from 'react';
import {loadFloating, Opener, type Placement} from './Opener';

type Props = {
    trigger: ReactElement<Record<string, unknown>>;
    children(close: () => void): ReactNode;
    label: string;
    placement?: Placement;
    onOpenChange?(open: boolean): void;
};

const Bubble = lazy(() => loadFloating().then((file) => ({default: file.Bubble})));

export function Popover({trigger, children, label, placement = 'top-end', onOpenChange}: Props) {
    return (
        <Opener trigger={trigger} kind="dialog" onOpenChange={onOpenChange}>
            {(opened) => (
                <Bubble {...opened} placement={placement} label={label}>
                    {children}
                </Bubble>
            )}
        </Opener>
    );
}
