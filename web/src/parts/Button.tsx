import type {ButtonHTMLAttributes, ReactNode} from 'react';
import {Spinner} from './Spinner';
import './button.css';

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
    kind?: 'primary' | 'plain' | 'quiet' | 'danger';
    small?: boolean;
    busy?: boolean;
    icon?: ReactNode;
};

export function Button({kind = 'plain', small, busy, icon, className = '', children, disabled, ...rest}: Props) {
    return (
        <button
            type="button"
            className={`button button-${kind} ${small ? 'button-small' : ''} ${className}`}
            disabled={disabled || busy}
            aria-busy={busy || undefined}
            {...rest}
        >
            {busy ? <Spinner /> : icon}
            {children}
        </button>
    );
}

type IconProps = ButtonHTMLAttributes<HTMLButtonElement> & {label: string; pressed?: boolean};

// A square button with a picture; its label is heard, and seen on hover.
export function IconButton({label, pressed, className = '', children, ...rest}: IconProps) {
    return (
        <button
            type="button"
            className={`icon-button ${className}`}
            aria-label={label}
            aria-pressed={pressed}
            title={label}
            {...rest}
        >
            {children}
        </button>
    );
}
