// The button of a menu or a popover, and whether that is open. What it opens comes with the placing of things beside
// others, which no first screen needs.
import {cloneElement, Suspense, useState, type KeyboardEvent, type MouseEvent, type ReactElement, type ReactNode} from 'react';
import './menu.css';

export type Placement = 'bottom-start' | 'bottom-end' | 'top-start' | 'top-end' | 'right-start';

export type Opened = {
    open: boolean;
    byKey: boolean; // Opened by the keyboard: the first thing in it gets the focus.
    reference: Element | null;
    onOpenChange(open: boolean): void;
};

export const loadFloating = () => import('./Floating');

type Props = {
    trigger: ReactElement<Record<string, unknown>>;
    kind: 'menu' | 'dialog';
    children(opened: Opened): ReactNode;
    onOpenChange?(open: boolean): void;
};

type Heard<Event> = ((event: Event) => void) | undefined;

export function Opener({trigger, kind, children, onOpenChange}: Props) {
    const [reference, setReference] = useState<Element | null>(null);
    const [open, setOpen] = useState(false);
    const [wanted, setWanted] = useState(false);
    const [byKey, setByKey] = useState(false);
    const change = (next: boolean) => {
        setOpen(next);
        if (next) setWanted(true);
        onOpenChange?.(next);
    };
    const own = trigger.props;
    const button = cloneElement(trigger, {
        ref: setReference,
        'aria-haspopup': kind,
        'aria-expanded': open,
        onClick: (event: MouseEvent) => {
            (own.onClick as Heard<MouseEvent>)?.(event);
            setByKey(event.detail === 0);
            change(!open);
        },
        onPointerEnter: () => void loadFloating().catch(() => undefined),
        onFocus: () => void loadFloating().catch(() => undefined),
        onKeyDown: (event: KeyboardEvent) => {
            (own.onKeyDown as Heard<KeyboardEvent>)?.(event);
            if (kind !== 'menu' || open || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
            event.preventDefault();
            setByKey(true);
            change(true);
        },
    });
    return (
        <>
            {button}
            {wanted && <Suspense fallback={null}>{children({open, byKey, reference, onOpenChange: change})}</Suspense>}
        </>
    );
}
