import type {ReactNode} from 'react';
import './empty.css';

// Where there is nothing yet: what would be here, and what to do about it.
export function Empty({icon, title, children, action}: {icon?: ReactNode; title: string; children?: ReactNode; action?: ReactNode}) {
    return (
        <div className="empty">
            {icon && <div className="empty-icon">{icon}</div>}
            <h3>{title}</h3>
            {children && <p>{children}</p>}
            {action}
        </div>
    );
}
