// Which screen stands at which path.
import {lazy, Suspense, useEffect, type ReactNode} from 'react';
import {Redirect, Route, Router, Switch, useLocation} from 'wouter';
import {basePath} from './api';
import {Login} from './entrance/Login';
import {Signup} from './entrance/Signup';
import {Unreachable} from './entrance/Unreachable';
import {Toasts, Waiting} from './parts';
import {Surrounded} from './rendering/Surrounded';
import {start} from './state/load';
import {useStore} from './state/store';
import {Workspace} from './workspace/Workspace';
import {Home} from './workspace/Home';
import {NoTeam} from './workspace/NoTeam';
import './theme';

const Welcome = lazy(() => import('./entrance/Welcome'));
const Settings = lazy(() => import('./settings'));
const Admin = lazy(() => import('./admin'));

let started = false;

export function Heliograph() {
    useEffect(() => {
        if (started) return;
        started = true;
        void start();
    }, []);
    return (
        <Router base={basePath}>
            <Suspense fallback={<Waiting />}>
                <Screens />
            </Suspense>
            <Toasts />
        </Router>
    );
}

function Screens() {
    const phase = useStore((state) => state.phase);
    if (phase === 'starting') return <Waiting />;
    if (phase === 'unreachable') return <Unreachable />;
    return (
        <Switch>
            <Route path="/login">{phase === 'in' ? <Onward /> : <Login />}</Route>
            <Route path="/signup/*?">{phase === 'in' ? <Onward /> : <Signup />}</Route>
            <Route path="/welcome">
                <Welcome />
            </Route>
            <Route path="/settings/*?">
                <Inside>
                    <Settings />
                </Inside>
            </Route>
            <Route path="/admin/*?">
                <Inside>
                    <Admin />
                </Inside>
            </Route>
            <Route path="/teams">
                <Inside>
                    <NoTeam />
                </Inside>
            </Route>
            <Route path="/">
                <Inside>
                    <Home />
                </Inside>
            </Route>
            <Route path="/:team/*?">
                {({team}) => (
                    <Inside>
                        <Workspace teamName={team} />
                    </Inside>
                )}
            </Route>
        </Switch>
    );
}

// Screens for people who are signed in; others sign in first and come back.
function Inside({children}: {children: ReactNode}) {
    const inside = useStore((state) => state.phase === 'in');
    const fresh = useStore((state) => state.config.NoAccounts === 'true');
    const [path] = useLocation();
    if (inside) return <Surrounded>{children}</Surrounded>;
    if (fresh) return <Redirect to="/welcome" replace />;
    return <Redirect to={path === '/' ? '/login' : `/login?to=${encodeURIComponent(path)}`} replace />;
}

// Where somebody who has just come in wanted to go.
function Onward() {
    const to = new URLSearchParams(location.search).get('to');
    return <Redirect to={to?.startsWith('/') && !to.startsWith('//') ? to : '/'} replace />;
}
