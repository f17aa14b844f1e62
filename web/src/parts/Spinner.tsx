import './spinner.css';

export function Spinner({label}: {label?: string}) {
    return (
        <span className="spinner" role={label ? 'status' : undefined}>
            {label && <span className="only-heard">{label}</span>}
        </span>
    );
}

// In the middle of a screen that is on its way.
export function Waiting() {
    return (
        <div className="waiting">
            <Spinner label="Loading" />
        </div>
    );
}
