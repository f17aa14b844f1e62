// One's own settings.
import {Bell, KeyRound, Palette, ShieldCheck, UserRound} from 'lucide-react';
import {Redirect, Route, Switch} from 'wouter';
import {Frame} from '@/parts';
import {Display} from './Display';
import {Notices} from './Notices';
import {Profile} from './Profile';
import {Security} from './Security';
import {Tokens} from './Tokens';
import './settings.css';

const places = [
    {path: '/settings/profile', label: 'Profile', icon: <UserRound />},
    {path: '/settings/notices', label: 'Notices', icon: <Bell />},
    {path: '/settings/display', label: 'Display', icon: <Palette />},
    {path: '/settings/security', label: 'Security', icon: <ShieldCheck />},
    {path: '/settings/tokens', label: 'Access tokens', icon: <KeyRound />},
];

export default function Settings() {
    return (
        <Frame title="Settings" places={places}>
            <Switch>
                <Route path="/settings/profile"><Profile /></Route>
                <Route path="/settings/notices"><Notices /></Route>
                <Route path="/settings/display"><Display /></Route>
                <Route path="/settings/security"><Security /></Route>
                <Route path="/settings/tokens"><Tokens /></Route>
                <Route><Redirect to="/settings/profile" replace /></Route>
            </Switch>
        </Frame>
    );
}
