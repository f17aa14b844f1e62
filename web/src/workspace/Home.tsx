// Where "/" leads: the team one was in last, else the first, else to making or joining one.
import {Redirect} from 'wouter';
import {useStore} from '@/state/store';
import {NoTeam} from './NoTeam';

const key = 'heliograph.last-team';

export const rememberTeam = (name: string) => localStorage.setItem(key, name);

export function Home() {
    const teams = useStore((state) => state.teams);
    const list = Object.values(teams).sort((one, other) => one.display_name.localeCompare(other.display_name));
    const team = list.find((one) => one.name === localStorage.getItem(key)) ?? list[0];
    return team ? <Redirect to={`/${team.name}`} replace /> : <NoTeam />;
}
