import {useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes} from 'react';
import './field.css';

type Around = {label: string; hint?: ReactNode; error?: string; optional?: boolean};

// A label, a control, and below it a hint or what is wrong. `children` gets the ids that tie them together.
export function Labelled({label, hint, error, optional, children}: Around & {children: (tied: Tied) => ReactNode}) {
    const id = useId();
    const below = `${id}-below`;
    return (
        <div className="field">
            <label className="field-label" htmlFor={id}>
                {label}
                {optional && <span className="field-optional">optional</span>}
            </label>
            {children({id, 'aria-describedby': error || hint ? below : undefined, 'aria-invalid': error ? true : undefined})}
            {error ? (
                <p id={below} className="field-error" role="alert">
                    {error}
                </p>
            ) : (
                hint && (
                    <p id={below} className="field-hint">
                        {hint}
                    </p>
                )
            )}
        </div>
    );
}

type Tied = {id: string; 'aria-describedby'?: string; 'aria-invalid'?: true};

export function Field({label, hint, error, optional, ...rest}: Around & InputHTMLAttributes<HTMLInputElement>) {
    return (
        <Labelled {...{label, hint, error, optional}}>{(tied) => <input className="control" {...tied} {...rest} />}</Labelled>
    );
}

export function TextArea({label, hint, error, optional, ...rest}: Around & TextareaHTMLAttributes<HTMLTextAreaElement>) {
    return (
        <Labelled {...{label, hint, error, optional}}>
            {(tied) => <textarea className="control" rows={3} {...tied} {...rest} />}
        </Labelled>
    );
}

export function Select({label, hint, error, optional, children, ...rest}: Around & SelectHTMLAttributes<HTMLSelectElement>) {
    return (
        <Labelled {...{label, hint, error, optional}}>
            {(tied) => (
                <select className="control" {...tied} {...rest}>
                    {children}
                </select>
            )}
        </Labelled>
    );
}

type CheckProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & {label: ReactNode; hint?: ReactNode};

export function Check({label, hint, ...rest}: CheckProps) {
    return (
        <label className="check">
            <input type="checkbox" {...rest} />
            <span>
                {label}
                {hint && <small>{hint}</small>}
            </span>
        </label>
    );
}

export function Radio({label, hint, ...rest}: CheckProps) {
    return (
        <label className="check">
            <input type="radio" {...rest} />
            <span>
                {label}
                {hint && <small>{hint}</small>}
            </span>
        </label>
    );
}
