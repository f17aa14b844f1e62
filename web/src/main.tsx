import {StrictMode} from 'react';
import {createRoot} from 'react-dom/client';
import {Heliograph} from './router';
import './tokens.css';
import './base.css';

createRoot(document.getElementById('root')!).render(
    <StrictMode>
        <Heliograph />
    </StrictMode>,
);
