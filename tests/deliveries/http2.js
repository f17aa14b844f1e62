// A receiver that speaks HTTP/2 only: http2.js CERTIFICATE KEY. Tells its port, then a line for each request.
const {createSecureServer} = require('http2');
const {readFileSync} = require('fs');

const [certificate, key] = process.argv.slice(2).map((name) => readFileSync(name));
const server = createSecureServer({cert: certificate, key});
let sessions = 0;
let open = 0;
server.on('session', (session) => (session.number = ++sessions));
server.on('stream', (stream, headers) => {
    let body = '';
    const together = ++open;
    stream.on('data', (bytes) => (body += bytes));
    stream.on('close', () => --open);
    stream.on('end', () =>
        // Long enough that others come meanwhile, where they may.
        setTimeout(() => {
            console.log(JSON.stringify({session: stream.session.number, together, id: headers['webhook-id'],
                signed: 'webhook-signature' in headers, text: JSON.parse(body).text}));
            stream.respond({':status': 200});
            stream.end();
        }, 50),
    );
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
