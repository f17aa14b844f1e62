// Short words at the edge of the page: `say('Copied')`, `complain(fault)`.
import {X} from 'lucide-react';
import {create} from 'zustand';
import {sentenceOf} from '@/api';
import {IconButton} from './Button';
import './toast.css';

type Toast = {id: number; text: string; bad: boolean};

const useToasts = create<{toasts: Toast[]}>(() => ({toasts: []}));
let last = 0;

function drop(id: number) {
    useToasts.setState((now) => ({toasts: now.toasts.filter((toast) => toast.id !== id)}));
}

function show(text: string, bad: boolean) {
    const id = ++last;
    useToasts.setState((now) => ({toasts: [...now.toasts.filter((toast) => toast.text !== text), {id, text, bad}].slice(-4)}));
    setTimeout(() => drop(id), bad ? 9000 : 3500);
}

export const say = (text: string) => show(text, false);
export const complain = (fault: unknown) => show(typeof fault === 'string' ? fault : sentenceOf(fault), true);

export function Toasts() {
    const toasts = useToasts((now) => now.toasts);
    return (
        <div className="toasts" role="status" aria-live="polite">
            {toasts.map((toast) => (
                <div key={toast.id} className={`toast ${toast.bad ? 'toast-bad' : ''}`}>
                    <span>{toast.text}</span>
                    <IconButton label="Dismiss" onClick={() => drop(toast.id)}>
                        <X />
                    </IconButton>
                </div>
            ))}
        </div>
    );
}
