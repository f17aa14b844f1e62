// A button that opens a list of things to do: arrows, typing, Escape and outside clicks work as people expect.
// The list itself is loaded when first wanted.
import {lazy, type ReactElement, type ReactNode} from 'react';
import {loadFloating, Opener, type Placement} from './Opener';

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

const MenuList = lazy(() => loadFloating().then((file) => ({default: file.MenuList})));

export function Menu({trigger, items, placement = 'bottom-end', label, onOpenChange}: Props) {
    return (
        <Opener trigger={trigger} kind="menu" onOpenChange={onOpenChange}>
            {(opened) => <MenuList {...opened} items={items} placement={placement} label={label} />}
        </Opener>
    );
}
