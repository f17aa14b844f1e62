// A program that uses @slack/webhook as its own manual shows; prints what the library understood.
const {IncomingWebhook} = require('@slack/webhook');

async function main() {
    const hook = new IncomingWebhook(process.env.HOOK_URL, {proxy: false});
    const answers = [];
    answers.push((await hook.send('deployed <https://example.com/v1.2|v1.2>')).text);
    answers.push((await hook.send({
        text: 'with attachments',
        attachments: [{
            color: '#36a64f', fallback: 'Summary', pretext: 'Look:', author_name: 'Ann', title: 'Title',
            title_link: 'https://example.com', text: 'Text', ts: 1700000000,
            fields: [{title: 'Priority', value: 'High', short: true}],
        }],
    })).text);
    answers.push((await hook.send({
        blocks: [
            {type: 'header', text: {type: 'plain_text', text: 'Deploy failed'}},
            {type: 'section', text: {type: 'mrkdwn', text: 'stage *production*'}},
            {type: 'divider'},
        ],
    })).text);
    try {
        await hook.send({text: ''});
    } catch (error) {
        answers.push(`refused ${error.original.response.status}`);
    }
    console.log(JSON.stringify(answers));
}

main().catch((error) => {
    console.error(error);
    process.exit(1);
});
