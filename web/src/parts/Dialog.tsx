// The browser's own modal dialog: it keeps focus inside, closes on Escape and covers the page.
import {X} from 'lucide-react';
import {useEffect, useId, useRef, type FormEvent, type ReactNode} from 'react';
import {IconButton} from './Button';
import './dialog.css';

type Props = {
    title: ReactNode;
    onClose(): void;
    children: ReactNode;
    footer?: ReactNode;
    wide?: boolean;
    onSubmit?(): void; // Makes the body a form; the footer's primary button is then type="submit".
};

export function Dialog({title, onClose, children, footer, wide, onSubmit}: Props) {
    const box = useRef<HTMLDialogElement>(null);
    const heading = useId();
    useEffect(() => {
        const dialog = box.current!;
        const before = document.activeElement as HTMLElement | null;
        if (!dialog.open) dialog.showModal();
        return () => {
            dialog.close();
            before?.focus?.();
        };
    }, []);
    const submit = (event: FormEvent) => {
        event.preventDefault();
        event.stopPropagation();
        onSubmit?.();
    };
    const inside = (
        <>
            <header className="dialog-head">
                <h2 id={heading}>{title}</h2>
                <IconButton label="Close" onClick={onClose}>
                    <X />
                </IconButton>
            </header>
            <div className="dialog-body">{children}</div>
            {footer && <footer className="dialog-foot">{footer}</footer>}
        </>
    );
    return (
        <dialog
            ref={box}
            className={`dialog ${wide ? 'dialog-wide' : ''}`}
            aria-labelledby={heading}
            onCancel={(event) => {
                event.preventDefault();
                onClose();
            }}
            onKeyDown={(event) => event.stopPropagation()}
            onMouseDown={(event) => event.target === box.current && onClose()}
        >
            {onSubmit ? <form onSubmit={submit}>{inside}</form> : <div className="dialog-inside">{inside}</div>}
        </dialog>
    );
}
