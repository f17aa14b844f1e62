// What the forms of outgoing webhooks, commands, bots and apps share: sending, and saying what is wrong.
import {KeyRound, RefreshCw} from 'lucide-react';
import {useState, type ReactNode} from 'react';
import {sentenceOf} from '@/api';
import {Button, complain, CopyField, TextArea} from '@/parts';
import {Sure} from './pieces';

type FormProps = {
    verb: string;
    onSend(): Promise<unknown>;
    disabled?: boolean;
    children: ReactNode;
    beside?: ReactNode;
};

export function Form({verb, onSend, disabled, children, beside}: FormProps) {
    const [busy, setBusy] = useState(false);
    const [trouble, setTrouble] = useState('');
    const send = async () => {
        setBusy(true);
        setTrouble('');
        try {
            await onSend();
        } catch (fault) {
            setTrouble(sentenceOf(fault));
        }
        setBusy(false);
    };
    return (
        <form
            className="int-form"
            onSubmit={(event) => {
                event.preventDefault();
                void send();
            }}
        >
            {children}
            {trouble && (
                <p className="field-error" role="alert">
                    {trouble}
                </p>
            )}
            <div className="int-form-foot">
                <Button type="submit" kind="primary" busy={busy} disabled={disabled}>
                    {verb}
                </Button>
                {beside}
            </div>
        </form>
    );
}

type LinesProps = {
    label: string;
    value: string[];
    onChange(lines: string[]): void;
    hint?: string;
    placeholder?: string;
    optional?: boolean;
};

// A list as lines; empty ones are left out when it is sent.
export function Lines({value, onChange, ...rest}: LinesProps) {
    return (
        <TextArea
            rows={2}
            spellCheck={false}
            value={value.join('\n')}
            onChange={(event) => onChange(event.target.value.split('\n'))}
            {...rest}
        />
    );
}

export const full = (lines: string[]) => lines.map((line) => line.trim()).filter(Boolean);

type SecretProps = {label: string; value: string; hint: string; onRenew?(): Promise<unknown>; warning?: string};

// A token or secret to be copied, and to be replaced when it has leaked.
export function Secret({label, value, hint, onRenew, warning}: SecretProps) {
    const [asking, setAsking] = useState(false);
    return (
        <section className="int-stack" aria-label={label}>
            <h3>{label}</h3>
            <CopyField text={value} label={label} />
            <div className="int-filter-bar">
                <p className="int-hint">{hint}</p>
                {onRenew && (
                    <Button small kind="quiet" icon={<RefreshCw />} onClick={() => setAsking(true)}>
                        Replace
                    </Button>
                )}
            </div>
            {asking && (
                <Sure
                    title={`Replace the ${label.toLowerCase()}?`}
                    verb="Replace"
                    onSure={onRenew!}
                    onClose={() => setAsking(false)}
                >
                    {warning ?? 'The old one stops working at once.'}
                </Sure>
            )}
        </section>
    );
}

// Something that is shown this once.
export function Once({label, value, children}: {label: string; value: string; children?: ReactNode}) {
    return (
        <div className="int-once" role="status">
            <p>
                <KeyRound aria-hidden /> {children ?? 'Copy it now: it is not shown again.'}
            </p>
            <CopyField text={value} label={label} />
        </div>
    );
}

export async function tried(deed: () => Promise<unknown>) {
    try {
        await deed();
    } catch (fault) {
        complain(fault);
    }
}

// A list with one of its values, or without it.
export function withOr(all: string[], one: string, wanted: boolean): string[] {
    const others = all.filter((each) => each !== one);
    return wanted ? [...others, one] : others;
}
