// Which parts of integrations this server has and this person may use; a part that answers 404 is not shown.
import {client, heliograph, statusOf} from '@/api';
import {useAsked} from './asking';
import {calls} from './calls';

export type Offers = {
    outgoing: boolean;
    commands: boolean;
    bots: boolean;
    apps: boolean;
    directory: boolean;
    deliveries: boolean;
};

async function has(call: Promise<unknown>): Promise<boolean> {
    try {
        await call;
        return true;
    } catch (fault) {
        return ![401, 403, 404, 501].includes(statusOf(fault));
    }
}

async function ask(teamId: string): Promise<Offers> {
    const [outgoing, commands, bots, apps, directory, deliveries] = await Promise.all([
        has(client.getOutgoingWebhooks('', teamId, 0, 1)),
        has(client.getCustomTeamCommands(teamId)),
        has(client.getBots(0, 1)),
        has(client.getOAuthApps(0, 1)),
        has(calls.integrations()),
        has(heliograph(`/deliveries?team_id=${teamId}&page=0&per_page=1`)),
    ]);
    return {outgoing, commands, bots, apps, directory, deliveries};
}

export const useOffers = (teamId: string) => useAsked(() => ask(teamId), [teamId]).answer;
