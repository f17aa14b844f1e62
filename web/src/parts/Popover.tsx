// Anything that opens beside a button and closes on Escape or a click elsewhere.
import {
    autoUpdate,
    flip,
    FloatingFocusManager,
    FloatingPortal,
    offset,
    shift,
    useClick,
    useDismiss,
    useFloating,
    useInteractions,
    useRole,
    type Placement,
} from '@floating-ui/react';
import {cloneElement, useState, type ReactElement, type ReactNode} from 'react';
import './menu.css';

type Props = {
    trigger: ReactElement<Record<string, unknown>>;
    children(close: () => void): ReactNode;
    label: string;
    placement?: Placement;
    onOpenChange?(open: boolean): void;
};

export function Popover({trigger, children, label, placement = 'top-end', onOpenChange}: Props) {
    const [open, setOpen] = useState(false);
    const change = (next: boolean) => {
        setOpen(next);
        onOpenChange?.(next);
    };
    const {refs, floatingStyles, context} = useFloating({
        open,
        onOpenChange: change,
        placement,
        middleware: [offset(6), flip(), shift({padding: 8})],
        whileElementsMounted: autoUpdate,
    });
    const {getReferenceProps, getFloatingProps} = useInteractions([
        useClick(context),
        useDismiss(context),
        useRole(context, {role: 'dialog'}),
    ]);
    return (
        <>
            {cloneElement(trigger, getReferenceProps({ref: refs.setReference, ...trigger.props}))}
            {open && (
                <FloatingPortal>
                    <FloatingFocusManager context={context} modal={false}>
                        <div
                            ref={refs.setFloating}
                            className="popover"
                            style={floatingStyles}
                            {...getFloatingProps({'aria-label': label})}
                        >
                            {children(() => change(false))}
                        </div>
                    </FloatingFocusManager>
                </FloatingPortal>
            )}
        </>
    );
}
