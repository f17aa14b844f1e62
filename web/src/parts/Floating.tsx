// What opens beside a button; its own chunk, with the library that places it.
import {
    autoUpdate,
    flip,
    FloatingFocusManager,
    FloatingPortal,
    offset,
    shift,
    useDismiss,
    useFloating,
    useInteractions,
    useListNavigation,
    useRole,
    useTypeahead,
} from '@floating-ui/react';
import {useRef, useState, type ReactNode} from 'react';
import type {MenuItem} from './Menu';
import type {Opened, Placement} from './Opener';

type Pick = Exclude<MenuItem, 'line' | false | null | undefined>;

// Of an open dialog only what is inside can be reached.
const dialogOf = (reference: Element | null) => reference?.closest<HTMLElement>('dialog') ?? undefined;

function usePlace({open, onOpenChange, reference}: Opened, placement: Placement, gap: number) {
    return useFloating({
        open,
        onOpenChange,
        placement,
        strategy: dialogOf(reference) ? 'fixed' : 'absolute',
        elements: {reference},
        middleware: [offset(gap), flip(), shift({padding: 8})],
        whileElementsMounted: autoUpdate,
    });
}

type ListProps = Opened & {items: MenuItem[]; placement: Placement; label?: string};

export function MenuList({items, placement, label, ...opened}: ListProps) {
    const [active, setActive] = useState<number | null>(null);
    const elements = useRef<(HTMLElement | null)[]>([]);
    const {refs, floatingStyles, context} = usePlace(opened, placement, 4);
    const shown = items.filter(Boolean) as (Pick | 'line')[];
    const labels = useRef<(string | null)[]>([]);
    labels.current = shown.filter((item) => item !== 'line').map((item) => item.label);
    const moves = {listRef: elements, activeIndex: active, onNavigate: setActive, loop: true, focusItemOnOpen: opened.byKey};
    const {getFloatingProps, getItemProps} = useInteractions([
        useDismiss(context),
        useRole(context, {role: 'menu'}),
        useListNavigation(context, moves),
        useTypeahead(context, {listRef: labels, activeIndex: active, onMatch: setActive, enabled: opened.open}),
    ]);
    if (!opened.open) return null;
    let at = -1;
    return (
        <FloatingPortal root={dialogOf(opened.reference)}>
            <FloatingFocusManager context={context} modal={false}>
                <div ref={refs.setFloating} className="menu" style={floatingStyles} {...getFloatingProps({'aria-label': label})}>
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
                                        opened.onOpenChange(false);
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
    );
}

type BubbleProps = Opened & {placement: Placement; label: string; children(close: () => void): ReactNode};

export function Bubble({placement, label, children, ...opened}: BubbleProps) {
    const {refs, floatingStyles, context} = usePlace(opened, placement, 6);
    const {getFloatingProps} = useInteractions([useDismiss(context), useRole(context, {role: 'dialog'})]);
    if (!opened.open) return null;
    return (
        <FloatingPortal root={dialogOf(opened.reference)}>
            <FloatingFocusManager context={context} modal={false}>
                <div ref={refs.setFloating} className="popover" style={floatingStyles} {...getFloatingProps({'aria-label': label})}>
                    {children(() => opened.onOpenChange(false))}
                </div>
            </FloatingFocusManager>
        </FloatingPortal>
    );
}
