import {useId, useRef, type KeyboardEvent, type ReactNode} from 'react';
import './tabs.css';

type Props<Key extends string> = {
    label: string;
    tabs: {key: NoInfer<Key>; label: ReactNode}[];
    chosen: Key;
    onChoose(key: NoInfer<Key>): void;
    children: ReactNode; // The chosen tab's panel.
};

export function Tabs<Key extends string>({label, tabs, chosen, onChoose, children}: Props<Key>) {
    const id = useId();
    const row = useRef<HTMLDivElement>(null);
    const move = (event: KeyboardEvent) => {
        const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
        if (!step) return;
        event.preventDefault();
        const at = tabs.findIndex((tab) => tab.key === chosen);
        const next = (at + step + tabs.length) % tabs.length;
        onChoose(tabs[next]!.key);
        (row.current?.children[next] as HTMLElement).focus();
    };
    return (
        <>
            <div ref={row} className="tabs" role="tablist" aria-label={label} onKeyDown={move}>
                {tabs.map((tab) => (
                    <button
                        key={tab.key}
                        type="button"
                        role="tab"
                        id={`${id}-${tab.key}`}
                        className="tab"
                        aria-selected={tab.key === chosen}
                        aria-controls={`${id}-panel`}
                        tabIndex={tab.key === chosen ? 0 : -1}
                        onClick={() => onChoose(tab.key)}
                    >
                        {tab.label}
                    </button>
                ))}
            </div>
            <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`} className="tab-panel">
                {children}
            </div>
        </>
    );
}
