// Verifies what was received with npm's standardwebhooks: JSON {secrets, headers, body} on standard input.
const { Webhook } = require("../senders/node_modules/standardwebhooks");
const { secrets, headers, body } = JSON.parse(require("fs").readFileSync(0, "utf8"));
for (const secret of secrets) new Webhook(secret).verify(body, headers);
const foreign = new Webhook("whsec_" + Buffer.alloc(32, 7).toString("base64"));
try {
    foreign.verify(body, headers);
    process.exit(1);
} catch {
    console.log(`verified with ${secrets.length}`);
}
