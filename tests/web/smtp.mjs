// A mail server on loopback that takes every message (RFC 5321, as much as a sender needs) and keeps it.
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";

export async function startMailServer() {
  const messages = [];
  let refusing = false;
  const server = createServer((socket) => {
    const say = (line) => socket.write(`${line}\r\n`);
    let letter;
    let text = null;
    createInterface(socket).on("line", (line) => {
      if (text !== null) {
        if (line !== ".") return text.push(line.startsWith(".") ? line.slice(1) : line);
        messages.push({ ...letter, text: text.join("\n") });
        text = null;
        return say("250 taken");
      }
      const command = line.toUpperCase();
      if (command.startsWith("EHLO")) say("250 localhost");
      else if (command.startsWith("MAIL FROM:")) (letter = { from: line.slice(10), to: [] }), say("250 ok");
      else if (command.startsWith("RCPT TO:")) refusing ? say("550 no such mailbox") : (letter.to.push(line.slice(8)), say("250 ok"));
      else if (command === "DATA") (text = []), say("354 go on");
      else if (command === "QUIT") say("221 bye"), socket.end();
      else say("502 not here");
    });
    socket.on("error", () => {});
    say("220 localhost");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `smtp://127.0.0.1:${server.address().port}`,
    /** What came so far, each with `from`, `to` and `text`. */
    messages,
    /** Whether recipients are turned away from now on. */
    refuse: (whether) => (refusing = whether),
    stop: () => new Promise((done) => server.close(done)),
  };
}
