// A button that opens a list of things to do: arrows, typing, Escape and outside clicks work as people expect.
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
    useListNavigation,
    useRole,
    useTypeahead,
    type Placement,
} from '@floating-ui/react';
import {cloneElement, useRef, useState, type ReactElement, type ReactNode} from 'react';
import './menu.css';

export type MenuItem =
    | {label: string; icon?: ReactNode; hint?: string; onPick(): void; danger?: boolean; disabled?: boolean; checked?: boolean}
    | 'line'
    | false
    | null
    | undefined;

type Props = {
    trigger: ReactElement<Record<string, unknown>>;
    items: MenuItem[];
    placement?: Placement;
    label?: string;
    onOpenChange?(open: boolean): void;
};

type Pick = Exclude<MenuItem, 'line' | false | null | undefined>;

export function Menu({trigger, items, placement = 'bottom-end', label, onOpenChange}: Props) {
    const [open, setOpen] = useState(false);
    const [active, setActive] = useState<number | null>(null);
    const elements = useRef<(HTMLElement | null)[]>([]);
    const change = (next: boolean) => {
        setOpen(next);
        onOpenChange?.(next);
    };
    const {refs, floatingStyles, context} = useFloating({
        open,
        onOpenChange: change,
        placement,
        middleware: [offset(4), flip(), shift({padding: 8})],
        whileElementsMounted: autoUpdate,
    });
    const shown = items.filter(Boolean) as (Pick | 'line')[];
    const labels = useRef<(string | null)[]>([]);
    labels.current = shown.filter((item) => item !== 'line').map((item) => item.label);
    const {getReferenceProps, getFloatingProps, getItemProps} = useInteractions([
        useClick(context),
        useDismiss(context),
        useRole(context, {role: 'menu'}),
        useListNavigation(context, {listRef: elements, activeIndex: active, onNavigate: setActive, loop: true}),
        useTypeahead(context, {listRef: labels, activeIndex: active, onMatch: setActive, enabled: open}),
    ]);
    let at = -1;
    return (
        <>
            {cloneElement(trigger, getReferenceProps({ref: refs.setReference, ...trigger.props}))}
            {open && (
                <FloatingPortal>
                    <FloatingFocusManager context={context} modal={false}>
                        <div
                            ref={refs.setFloating}
                            className="menu"
                            style={floatingStyles}
                            {...getFloatingProps({'aria-label': label})}
                        >
                            {shown.map((item, order) => {
                                if (item === 'line') return <hr key={order} className="menu-line" />;
                                const index = ++at;
                                return (
                                    <button
                                        key={order}
                                        ref={(element) => {
                                            elements.current[index] = element;
                                        }}
                                        type="button"
                                        role={item.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
                                        aria-checked={item.checked}
                                        tabIndex={index === active ? 0 : -1}
                                        disabled={item.disabled}
                                        className={`menu-item ${item.danger ? 'menu-danger' : ''}`}
                                        {...getItemProps({
                                            onClick: () => {
                                                change(false);
                                                item.onPick();
                                            },
                                        })}
                                    >
                                        <span className="menu-icon">{item.checked ? '✓' : item.icon}</span>
                                        <span className="menu-label">{item.label}</span>
                                        {item.hint && <kbd className="menu-hint">{item.hint}</kbd>}
                                    </button>
                                );
                            })}
                        </div>
                    </FloatingFocusManager>
                </FloatingPortal>
            )}
        </>
    );
}
